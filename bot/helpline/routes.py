"""Every route of the helpline app and who may use it."""

from bot.helpline import administrator_pages, case_actions, case_pages, figure_pages, lead_pages, sign_in
from bot.helpline.guard import Entry
from bot.store.workers import Role

EVERYBODY: frozenset[Role] = frozenset()
SIGNED_IN: frozenset[Role] = frozenset({"worker", "lead", "administrator"})
CASES: frozenset[Role] = frozenset({"worker", "lead"})
LEADS: frozenset[Role] = frozenset({"lead"})
ADMINISTRATORS: frozenset[Role] = frozenset({"administrator"})

ENTRIES = (
    Entry("GET", "/", sign_in.home, SIGNED_IN),
    Entry("GET", "/sign-in", sign_in.sign_in_page, EVERYBODY),
    Entry("POST", "/sign-in", sign_in.sign_in, EVERYBODY),
    Entry("POST", "/sign-out", sign_in.sign_out, SIGNED_IN),
    Entry("GET", "/queue", case_pages.queue_page, CASES),
    Entry("GET", "/search", case_pages.search_page, CASES),
    Entry("POST", "/search", case_pages.search, CASES),
    Entry("GET", "/cases/{case}", case_pages.case_page, CASES),
    Entry("GET", "/cases/{case}/export", case_pages.export_page, CASES),
    Entry("POST", "/cases/{case}/claim", case_actions.claim, CASES),
    Entry("POST", "/cases/{case}/release", case_actions.release, CASES),
    Entry("POST", "/cases/{case}/attempt", case_actions.attempt, CASES),
    Entry("POST", "/cases/{case}/note", case_actions.note, CASES),
    Entry("POST", "/cases/{case}/agreement", case_actions.agree, CASES),
    Entry("POST", "/cases/{case}/hand-on", case_actions.hand_on, CASES),
    Entry("POST", "/cases/{case}/close", case_actions.close, CASES),
    Entry("POST", "/cases/{case}/conflict", case_actions.conflict, CASES),
    Entry("POST", "/cases/{case}/erase", case_actions.erase, CASES),
    Entry("POST", "/cases/{case}/review", lead_pages.review, LEADS),
    Entry("POST", "/cases/{case}/take-back", lead_pages.take_back, LEADS),
    Entry("GET", "/review", lead_pages.review_page, LEADS),
    Entry("GET", "/figures", figure_pages.figures_page, LEADS),
    Entry("GET", "/figures/{plot}.svg", figure_pages.plot, LEADS),
    Entry("GET", "/audit", lead_pages.audit_page, LEADS),
    Entry("GET", "/workers", administrator_pages.workers_page, ADMINISTRATORS),
    Entry("POST", "/workers", administrator_pages.add, ADMINISTRATORS),
    Entry("POST", "/workers/{worker}/disable", administrator_pages.disable, ADMINISTRATORS),
    Entry("POST", "/workers/{worker}/reset", administrator_pages.reset, ADMINISTRATORS),
    Entry("POST", "/workers/{worker}/role", administrator_pages.set_role, ADMINISTRATORS),
    Entry("POST", "/workers/{worker}/on-call", administrator_pages.set_on_call, ADMINISTRATORS),
)
