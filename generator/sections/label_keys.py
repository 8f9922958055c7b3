"""The labels that sections ask for: a catalogue in handouts/translations/ has words for each of them."""

from __future__ import annotations

LABELS = frozenset(
    """
    aftercare_heading aftercare_more aftercare_slide agenda_exosomes agenda_how agenda_note agenda_note_head agenda_questions
    agenda_risks agenda_slide agenda_steps agenda_where also_called answer_head array_alt avoid_heading benefit_head
    benefits_and_risks_slide benefits_heading benefits_hoped cargo_messages cargo_proteins cargo_signals causes_heading certainty_alt
    certainty_head certainty_high certainty_low certainty_moderate certainty_none certainty_very-low checked_on closing_1 closing_2
    closing_scan closing_slide condition_head condition_label contact_heading continued control_author control_code control_issued
    control_patients control_review control_reviewer control_version copies_note counted_among cycle_alt cycle_changing cycle_growing
    cycle_lead cycle_resting deciding_heading diagnosis_heading do_heading evidence_alt evidence_head evidence_line evidence_question
    evidence_words exosome_alt exosomes_heading exosomes_slide exosomes_what_heading first_day_heading hair_cycle_heading harm_head
    how_heading issued_line key_points known_heading language_tag leaflet_title level_E0 level_E1 level_E2 level_E3 level_E4 licence_ask
    licence_heading living_well_heading no_studies not_to_scale not_yet note_batch note_date note_heading note_product note_text
    note_who notes_agenda notes_agenda_ask notes_all_sources notes_balance notes_closing notes_count notes_cycle notes_lines
    notes_options notes_questions notes_questions_ask notes_sources notes_title notes_welcome notes_where numbers_heading option_head
    options_alt options_heading options_note options_short_note options_slide outlook_heading page_of part_basics part_conditions
    part_next part_treatment part_welcome prescription_list prescription_note prescription_only qr_alt questions_heading questions_slide
    results_heading results_slide risks_and_unknowns risks_common risks_heading risks_not_suitable risks_serious risks_uncommon
    risks_unknown scalp_alt scalp_caption seek_help_heading seen_copy signs_heading soon_head soon_sub sources_heading sources_line
    sources_slide status_approved status_draft steps_heading steps_slide studies_counted support_heading unknown_heading urgent_head
    urgent_sub version_line view_label view_possibly view_unlikely view_yes view_yes-if-early what_heading what_slide where_alt
    where_heading where_note
    """.split()  # noqa: SIM905  # as a list it would have ten times as many lines
)
