"""The labels of what is made for the front desk: its page, the list of folders beside it, and the live view above the page."""

from __future__ import annotations

TYPED = "start_words_"  # how the labels begin that nobody reads: they have what people may type to find something
FRONT = (
    "start_title", "start_page_title", "start_skip", "start_find", "start_find_example", "start_find_opens",
    "start_find_one", "start_find_many", "start_find_without", "start_find_none", "start_find_all", "start_state", "start_stopped",
    "start_until", "start_approved_by",
    "start_stale_one", "start_stale_many", "start_stale", "start_stale_short", "start_stale_which", "start_all_draft", "start_some_draft",
    "start_notes_one", "start_notes_many",
    "start_notes_short_one", "start_notes_short_many",
    "start_place", "start_advice_draft", "start_advice_overdue", "start_advice_withdrawn",
    "start_ask", "start_ask_type", "start_ask_choose", "start_ask_unknown", "start_ask_sight", "start_ask_sight_yes",
    "start_ask_sight_no", "start_ask_sight_phone", "start_ask_length", "start_ask_length_all", "start_ask_length_short",
    "start_ask_first", "start_ask_nothing", "start_ask_no_large_page", "start_ask_guide", "start_types", "start_everyone",
    "start_everyone_hint", "start_need_hand-out", "start_need_large-print", "start_need_one-page", "start_need_fold", "start_need_show",
    "start_need_send", "start_need_press", "start_words_hand-out", "start_words_large-print", "start_words_one-page",
    "start_words_fold", "start_words_show", "start_words_send", "start_words_press", "start_words_black", "start_words_alike",
    "start_words_idle",
    "start_kind_leaflet", "start_kind_summary", "start_kind_consultation", "start_kind_guide", "start_kind_aftercare", "start_kind_deck",
    "start_kind_waiting-room", "start_kind_web", "start_form", "start_form_large-print", "start_form_booklet", "start_form_in-three",
    "start_form_send", "start_form_press", "start_form_black", "start_form_web", "start_form_web-book", "start_form_web-pdf",
    "start_form_web-large-print", "start_form_web-status", "start_pages_one", "start_pages_many", "start_sheets_one", "start_sheets_many",
    "start_slides", "start_step_one-side", "start_step_long-edge", "start_step_short-edge", "start_step_scale", "start_step_staple",
    "start_step_fold-and-staple", "start_step_fold-in-three", "start_step_trim", "start_step_trim-and-fold", "start_step_screen",
    "start_step_page", "start_step_slides", "start_step_loop", "start_how", "start_open", "start_open_what", "start_slip_add",
    "start_slip_add_what", "start_slip_added", "start_black", "start_black_open", "start_languages", "start_close", "start_send",
    "start_send_words", "start_send_message", "start_send_questions", "start_send_subject", "start_send_copy", "start_send_copied",
    "start_send_email", "start_send_text", "start_send_example", "start_slip", "start_slip_empty", "start_slip_day", "start_slip_patient",
    "start_slip_by", "start_slip_draft", "start_slip_line", "start_slip_print", "start_slip_copy", "start_slip_new", "start_slip_kept",
    "start_slip_remove", "start_slip_remove_what", "start_slip_one", "start_slip_many", "start_slip_see", "start_note",
    "start_note_draft", "start_note_given", "start_files", "start_filter", "start_filter_type", "start_filter_kind",
    "start_filter_language", "start_filter_status", "start_filter_any", "start_filter_one", "start_filter_many", "start_made",
    "readme_head", "readme_start", "readme_folders", "readme_files_one", "readme_files_many", "readme_manifest", "readme_again",
    "readme_name_hand-out", "readme_name_large-print", "readme_name_one-page", "readme_name_fold", "readme_name_show", "readme_name_send",
    "readme_name_press", "readme_name_black", "readme_name_web",
)  # fmt: skip
LIVE = (
    "live_title", "live_waiting", "live_working", "live_fine", "live_changed_one", "live_changed_many", "live_which", "live_stopped_one",
    "live_stopped_many", "live_gone", "live_mistake", "live_warning", "live_warnings_one", "live_warnings_many", "live_hint", "live_page",
    "live_places_one", "live_places_many", "live_before", "live_open", "live_compare", "live_script",
)  # fmt: skip
