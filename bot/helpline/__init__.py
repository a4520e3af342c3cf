"""The helpline's side: the queue, the cases and their figures. It never imports the visitor's side or Rasa."""
