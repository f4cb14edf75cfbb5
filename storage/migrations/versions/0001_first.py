"""First."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "channel_pace",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("next_at", MOMENT, nullable=True),
        sa.Column("silent_until", MOMENT, nullable=True),
        sa.Column("answers_only_until", MOMENT, nullable=True),
        sa.Column("slowed_to", sa.Integer(), nullable=True),
        sa.Column("slowed_at", MOMENT, nullable=True),
        sa.Column("fetched_until", MOMENT, nullable=True),
        sa.Column("tier", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_pace")),
        sa.UniqueConstraint("channel", name=op.f("uq_channel_pace_channel")),
        comment="When the next message may begin, what a provider asked for, what was fetched",
    )
    op.create_table(
        "due_run",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ruleset", sa.Text(), nullable=False),
        sa.Column("last_child", sa.BigInteger(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("mended", sa.Integer(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_due_run")),
        comment="How far the recomputing of every child has come",
    )
    op.create_table(
        "inbox",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("conversation_key", sa.Text(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("channel", "external_id", name=op.f("uq_inbox_channel_external_id")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inbox_aside",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state = 'aside'"),
            postgresql_where=sa.text("state = 'aside'"),
        )
        batch_op.create_index("ix_inbox_conversation", ["conversation_key", "state"], unique=False)
        batch_op.create_index(
            "ix_inbox_waiting",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "indicator_target",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("decree", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_target")),
        sa.UniqueConstraint(
            "district",
            "year",
            "indicator",
            name=op.f("uq_indicator_target_district_year_indicator"),
        ),
        comment="What a district has decreed; where nothing is, the national targets hold",
    )
    op.create_table(
        "puskesmas",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("duty_phone", sa.Text(), server_default="", nullable=False),
        sa.Column("emergency_phone", sa.Text(), server_default="119", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_puskesmas")),
    )
    op.create_table(
        "sealing_key",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealing_key")),
        sa.UniqueConstraint("purpose", name=op.f("uq_sealing_key_purpose")),
        comment="Made by the program itself: names of pictures and links that nobody can guess",
    )
    op.create_table(
        "village",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("puskesmas_id", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("keeps_silent_days", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("je_endemic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("hexavalent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("red_line_sd", sa.Float(), server_default="-3", nullable=False),
        sa.Column("orange_line_sd", sa.Float(), server_default="1", nullable=False),
        sa.Column("office_hours", sa.Text(), server_default="09.00-12.00", nullable=False),
        sa.Column("newcomer_day", sa.Integer(), nullable=True),
        sa.Column("shares_action_items", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["puskesmas_id"], ["puskesmas.id"], name=op.f("fk_village_puskesmas_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village")),
        sa.UniqueConstraint("name", "district", name=op.f("uq_village_name_district")),
    )
    with op.batch_alter_table("village", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_village_puskesmas_id"), ["puskesmas_id"], unique=False)

    op.create_table(
        "form",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name=op.f("fk_form_village_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form")),
        sa.UniqueConstraint("village_id", "name", name=op.f("uq_form_village_id_name")),
        comment="Custom questions of a village; version is the one that new conversations ask",
    )
    with op.batch_alter_table("form", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_form_village_id"), ["village_id"], unique=False)

    op.create_table(
        "hamlet",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name=op.f("fk_hamlet_village_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hamlet")),
        sa.UniqueConstraint("village_id", "name", name=op.f("uq_hamlet_village_id_name")),
    )
    with op.batch_alter_table("hamlet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hamlet_village_id"), ["village_id"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("call_name", sa.Text(), server_default="", nullable=False),
        sa.Column("rt", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="id", nullable=False),
        sa.Column("shares_phone", sa.Boolean(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name=op.f("fk_person_village_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        comment="A person without a name has written but is not known yet",
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_village_id"), ["village_id"], unique=False)

    op.create_table(
        "address",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), server_default="", nullable=False),
        sa.Column("is_reachable", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("last_inbound_at", MOMENT, nullable=True),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.Column("unreachable_since", MOMENT, nullable=True),
        sa.Column("unreachable_told_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_address_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
        sa.UniqueConstraint("channel", "address", name=op.f("uq_address_channel_address")),
    )
    with op.batch_alter_table("address", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_address_alias"), ["alias"], unique=False)
        batch_op.create_index(
            "ix_address_lost",
            ["unreachable_since"],
            unique=False,
            sqlite_where=sa.text("unreachable_since IS NOT NULL AND unreachable_told_at IS NULL"),
            postgresql_where=sa.text(
                "unreachable_since IS NOT NULL AND unreachable_told_at IS NULL"
            ),
        )
        batch_op.create_index(batch_op.f("ix_address_person_id"), ["person_id"], unique=False)

    op.create_table(
        "audit",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_audit_inbox_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_audit_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index("ix_audit_action", ["action", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_audit_undo", ["person_id", "at"], unique=False)

    op.create_table(
        "broadcast",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("send_on", sa.Date(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("audience_words", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("variables", sa.JSON(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("send_at", MOMENT, nullable=False),
        sa.Column("created_by", NUMBER, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("queued_to", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("queued_at", MOMENT, nullable=True),
        sa.Column("report_at", MOMENT, nullable=True),
        sa.Column("reported_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"], ["person.id"], name=op.f("fk_broadcast_created_by")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_broadcast_village_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
        sa.UniqueConstraint(
            "village_id", "send_on", "code", name=op.f("uq_broadcast_village_id_send_on_code")
        ),
    )
    with op.batch_alter_table("broadcast", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_broadcast_created_by"), ["created_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_broadcast_village_id"), ["village_id"], unique=False)

    op.create_table(
        "cadre_skill",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("skill", sa.Integer(), nullable=False),
        sa.Column("passed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_cadre_skill_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cadre_skill")),
        sa.UniqueConstraint("person_id", "skill", name=op.f("uq_cadre_skill_person_id_skill")),
        comment="Skills of the ministry's list of 25 that a cadre passed in a quiz",
    )
    with op.batch_alter_table("cadre_skill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cadre_skill_person_id"), ["person_id"], unique=False)

    op.create_table(
        "conversation",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("flow", sa.Text(), nullable=False),
        sa.Column("subject", sa.JSON(), nullable=False),
        sa.Column("journal", sa.JSON(), nullable=False),
        sa.Column("question", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("is_task", sa.Boolean(), nullable=False),
        sa.Column("today", sa.Date(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("touched_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_conversation_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
    )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.create_index(
            "ix_conversation_open", ["person_id", "state", "touched_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_conversation_person_id"), ["person_id"], unique=False)

    op.create_table(
        "form_answer",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("form_id", NUMBER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_form_answer_form_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_form_answer_inbox_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_form_answer_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_answer")),
        sa.UniqueConstraint("inbox_id", name=op.f("uq_form_answer_inbox_id")),
        comment="What one person answered to a form; a message keeps its answers once",
    )
    with op.batch_alter_table("form_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_form_answer_form_id"), ["form_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_form_answer_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_form_answer_person_id"), ["person_id"], unique=False)

    op.create_table(
        "form_version",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("form_id", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_form_version_form_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_version")),
        sa.UniqueConstraint("form_id", "number", name=op.f("uq_form_version_form_id_number")),
        comment="The questions of a form as they were added; open conversations go on with theirs",
    )
    with op.batch_alter_table("form_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_form_version_form_id"), ["form_id"], unique=False)

    op.create_table(
        "forwarded",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("from_person_id", NUMBER, nullable=False),
        sa.Column("to_person_id", NUMBER, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["from_person_id"], ["person.id"], name=op.f("fk_forwarded_from_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["to_person_id"], ["person.id"], name=op.f("fk_forwarded_to_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forwarded")),
        comment="A question passed on to a person, who may answer through the service",
    )
    with op.batch_alter_table("forwarded", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_forwarded_from_person_id"), ["from_person_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_forwarded_to_person_id"), ["to_person_id"], unique=False
        )

    op.create_table(
        "health_budget",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("told_by", NUMBER, nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_health_budget_inbox_id")),
        sa.ForeignKeyConstraint(["told_by"], ["person.id"], name=op.f("fk_health_budget_told_by")),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_health_budget_village_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_budget")),
        sa.UniqueConstraint("village_id", "year", name=op.f("uq_health_budget_village_id_year")),
        comment="The share of the village's budget for health, as an officer told it last",
    )
    with op.batch_alter_table("health_budget", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_health_budget_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_health_budget_told_by"), ["told_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_health_budget_village_id"), ["village_id"], unique=False
        )

    op.create_table(
        "measure_met",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_measure_met_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_met")),
        sa.UniqueConstraint("person_id", "measure", name=op.f("uq_measure_met_person_id_measure")),
        comment="Measures a cadre was asked for before: how they are taken is no longer offered",
    )
    with op.batch_alter_table("measure_met", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_met_person_id"), ["person_id"], unique=False)

    op.create_table(
        "meeting_guest",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("quarter", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("recorded_by", NUMBER, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_meeting_guest_inbox_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_meeting_guest_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_meeting_guest_village_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_guest")),
        sa.UniqueConstraint(
            "village_id",
            "quarter",
            "held_on",
            "words",
            name=op.f("uq_meeting_guest_village_id_quarter_held_on_words"),
        ),
        comment="Who came to a meeting, by name or office as it was told",
    )
    with op.batch_alter_table("meeting_guest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_guest_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_meeting_guest_recorded_by"), ["recorded_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_guest_village_id"), ["village_id"], unique=False
        )

    op.create_table(
        "neighbourhood",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("hamlet_id", NUMBER, nullable=False),
        sa.Column("rt", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hamlet_id"], ["hamlet.id"], name=op.f("fk_neighbourhood_hamlet_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_neighbourhood")),
        sa.UniqueConstraint("hamlet_id", "rt", name=op.f("uq_neighbourhood_hamlet_id_rt")),
    )
    with op.batch_alter_table("neighbourhood", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_neighbourhood_hamlet_id"), ["hamlet_id"], unique=False)

    op.create_table(
        "opt_out",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_opt_out_inbox_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_opt_out_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opt_out")),
    )
    with op.batch_alter_table("opt_out", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opt_out_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_opt_out_person_id"), ["person_id"], unique=False)

    op.create_table(
        "posyandu",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("hamlet_id", NUMBER, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("day_rule", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.Time(), nullable=False),
        sa.Column("closes_at", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"], name=op.f("fk_posyandu_hamlet_id")),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_posyandu_village_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posyandu")),
        sa.UniqueConstraint("village_id", "name", name=op.f("uq_posyandu_village_id_name")),
    )
    with op.batch_alter_table("posyandu", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_posyandu_hamlet_id"), ["hamlet_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_posyandu_village_id"), ["village_id"], unique=False)

    op.create_table(
        "quiz_sitting",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("skill_group", sa.Text(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_quiz_sitting_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_sitting")),
        comment="Questions by their names, and the number chosen for each; null is not answered yet",
    )
    with op.batch_alter_table("quiz_sitting", schema=None) as batch_op:
        batch_op.create_index("ix_quiz_sitting_person", ["person_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quiz_sitting_person_id"), ["person_id"], unique=False)

    op.create_table(
        "talk",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("misunderstood", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_words", sa.Text(), server_default="", nullable=False),
        sa.Column("memory", sa.JSON(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_talk_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk")),
        sa.UniqueConstraint("person_id", name=op.f("uq_talk_person_id")),
        comment="What outlives one conversation: words not understood in a row, what was last offered",
    )
    with op.batch_alter_table("talk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talk_person_id"), ["person_id"], unique=False)

    op.create_table(
        "wrong_try",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("opens", sa.Text(), nullable=False),
        sa.Column("tried_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_wrong_try_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wrong_try")),
        comment="Codes that opened nothing: five within a day lock the door",
    )
    with op.batch_alter_table("wrong_try", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wrong_try_person_id"), ["person_id"], unique=False)

    op.create_table(
        "action_item",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("posyandu_id", NUMBER, nullable=True),
        sa.Column("quarter", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), server_default="", nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("owner_id", NUMBER, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("budget", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("is_hindered", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.Column("created_by", NUMBER, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"], ["person.id"], name=op.f("fk_action_item_created_by")
        ),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_action_item_inbox_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_action_item_owner_id")),
        sa.ForeignKeyConstraint(
            ["posyandu_id"], ["posyandu.id"], name=op.f("fk_action_item_posyandu_id")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_action_item_village_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_item")),
        comment="RTL; quarter: the one looked back on; status: belum, proses, selesai or batal; note: what its owner told last",
    )
    with op.batch_alter_table("action_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_item_created_by"), ["created_by"], unique=False)
        batch_op.create_index("ix_action_item_due_on", ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_item_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_item_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_item_posyandu_id"), ["posyandu_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_action_item_village_id"), ["village_id"], unique=False)

    op.create_table(
        "attendance_reply",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("posyandu_id", NUMBER, nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attendance_reply_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["posyandu_id"], ["posyandu.id"], name=op.f("fk_attendance_reply_posyandu_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_reply")),
        sa.UniqueConstraint(
            "person_id",
            "posyandu_id",
            "held_on",
            name=op.f("uq_attendance_reply_person_id_posyandu_id_held_on"),
        ),
        comment="What a family answered to the reminder; a later answer replaces an earlier one",
    )
    with op.batch_alter_table("attendance_reply", schema=None) as batch_op:
        batch_op.create_index("ix_attendance_reply_held_on", ["held_on"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_attendance_reply_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_attendance_reply_posyandu_id"), ["posyandu_id"], unique=False
        )

    op.create_table(
        "broadcast_reply",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("broadcast_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name=op.f("fk_broadcast_reply_broadcast_id")
        ),
        sa.ForeignKeyConstraint(
            ["inbox_id"], ["inbox.id"], name=op.f("fk_broadcast_reply_inbox_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_broadcast_reply_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_reply")),
        sa.UniqueConstraint(
            "broadcast_id", "inbox_id", name=op.f("uq_broadcast_reply_broadcast_id_inbox_id")
        ),
    )
    with op.batch_alter_table("broadcast_reply", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_broadcast_reply_broadcast_id"), ["broadcast_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_broadcast_reply_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_broadcast_reply_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "event",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("at", sa.Time(), nullable=True),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("target", sa.JSON(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("created_by", NUMBER, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("approved_by", NUMBER, nullable=True),
        sa.Column("broadcast_id", NUMBER, nullable=True),
        sa.Column("invited_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_event_approved_by")),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name=op.f("fk_event_broadcast_id")
        ),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_event_created_by")),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name=op.f("fk_event_village_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        comment="A draft lacks its day; who is entitled is fixed in event_guest when it is approved",
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_approved_by"), ["approved_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_broadcast_id"), ["broadcast_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_created_by"), ["created_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_village_id"), ["village_id"], unique=False)
        batch_op.create_index("ix_event_village_on", ["village_id", "on"], unique=False)

    op.create_table(
        "family",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("posyandu_id", NUMBER, nullable=False),
        sa.Column("mother_name", sa.Text(), nullable=False),
        sa.Column("rt", sa.Text(), server_default="", nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("code_valid_until", MOMENT, nullable=False),
        sa.Column("code_tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["posyandu_id"], ["posyandu.id"], name=op.f("fk_family_posyandu_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family")),
        sa.UniqueConstraint("code", name=op.f("uq_family_code")),
    )
    with op.batch_alter_table("family", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_family_posyandu_id"), ["posyandu_id"], unique=False)

    op.create_table(
        "move",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("neighbourhood_id", NUMBER, nullable=False),
        sa.Column("is_arrival", sa.Boolean(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("nik", sa.Text(), server_default="", nullable=False),
        sa.Column("came_from", sa.Text(), server_default="", nullable=False),
        sa.Column("went_to", sa.Text(), server_default="", nullable=False),
        sa.Column("lives_at", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("stays", sa.Text(), server_default="", nullable=False),
        sa.Column("document", sa.Text(), server_default="", nullable=False),
        sa.Column("cover", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("earlier_id", NUMBER, nullable=True),
        sa.Column("recorded_by", NUMBER, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("forgotten_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["earlier_id"], ["move.id"], name=op.f("fk_move_earlier_id")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_move_neighbourhood_id")
        ),
        sa.ForeignKeyConstraint(["recorded_by"], ["person.id"], name=op.f("fk_move_recorded_by")),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name=op.f("fk_move_village_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_move")),
        comment="Counts alone of people who did not agree to more; never what a midwife is told",
    )
    with op.batch_alter_table("move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_move_earlier_id"), ["earlier_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_move_neighbourhood_id"), ["neighbourhood_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_move_recorded_by"), ["recorded_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_move_village_id"), ["village_id"], unique=False)

    op.create_table(
        "nobody_moved",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("neighbourhood_id", NUMBER, nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("reported_by", NUMBER, nullable=False),
        sa.Column("reported_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"],
            ["neighbourhood.id"],
            name=op.f("fk_nobody_moved_neighbourhood_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reported_by"], ["person.id"], name=op.f("fk_nobody_moved_reported_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nobody_moved")),
        sa.UniqueConstraint(
            "neighbourhood_id", "month", name=op.f("uq_nobody_moved_neighbourhood_id_month")
        ),
    )
    with op.batch_alter_table("nobody_moved", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_nobody_moved_neighbourhood_id"), ["neighbourhood_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_nobody_moved_reported_by"), ["reported_by"], unique=False
        )

    op.create_table(
        "outbox",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("bubble", sa.JSON(), nullable=False),
        sa.Column("template", sa.Text(), nullable=True),
        sa.Column("variables", sa.JSON(), nullable=True),
        sa.Column("rendered", sa.Text(), server_default="", nullable=False),
        sa.Column("form", sa.Text(), server_default="", nullable=False),
        sa.Column("not_before", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("fence", sa.Integer(), server_default="0", nullable=False),
        sa.Column("owed_until", MOMENT, nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("broadcast_id", NUMBER, nullable=True),
        sa.Column("flow", sa.Text(), nullable=True),
        sa.Column("subject", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name=op.f("fk_outbox_broadcast_id")
        ),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_outbox_inbox_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_outbox_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_address_state", ["channel", "address", "state"], unique=False
        )
        batch_op.create_index(
            "ix_outbox_begun",
            ["channel", "started_at", "address"],
            unique=False,
            sqlite_where=sa.text("form = 'template' AND state NOT IN ('queued', 'failed')"),
            postgresql_where=sa.text("form = 'template' AND state NOT IN ('queued', 'failed')"),
        )
        batch_op.create_index(batch_op.f("ix_outbox_broadcast_id"), ["broadcast_id"], unique=False)
        batch_op.create_index(
            "ix_outbox_held",
            ["person_id"],
            unique=False,
            sqlite_where=sa.text("state = 'held'"),
            postgresql_where=sa.text("state = 'held'"),
        )
        batch_op.create_index(batch_op.f("ix_outbox_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_provider_id"), ["provider_id"], unique=False)
        batch_op.create_index(
            "ix_outbox_queued",
            ["channel", "priority", "not_before", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )
        batch_op.create_index(
            "ix_outbox_sending",
            ["channel", "lease_until"],
            unique=False,
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.create_index("ix_outbox_started", ["channel", "started_at"], unique=False)

    op.create_table(
        "posyandu_day",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("posyandu_id", NUMBER, nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("opened_by", NUMBER, nullable=True),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("closed_by", NUMBER, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("ask_to_close_at", MOMENT, nullable=True),
        sa.Column("opens_at", sa.Time(), nullable=True),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["person.id"], name=op.f("fk_posyandu_day_closed_by")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["person.id"], name=op.f("fk_posyandu_day_opened_by")
        ),
        sa.ForeignKeyConstraint(
            ["posyandu_id"], ["posyandu.id"], name=op.f("fk_posyandu_day_posyandu_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posyandu_day")),
        sa.UniqueConstraint(
            "posyandu_id", "planned_on", name=op.f("uq_posyandu_day_posyandu_id_planned_on")
        ),
        comment="One row for a day opened, moved or added; every other day follows the rule",
    )
    with op.batch_alter_table("posyandu_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_posyandu_day_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index("ix_posyandu_day_held_on", ["held_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_posyandu_day_opened_by"), ["opened_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_posyandu_day_posyandu_id"), ["posyandu_id"], unique=False
        )

    op.create_table(
        "resident",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("posyandu_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("life_stage", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), server_default="", nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("rt", sa.Text(), server_default="", nullable=False),
        sa.Column("last_period_on", sa.Date(), nullable=True),
        sa.Column("gave_birth_on", sa.Date(), nullable=True),
        sa.Column("pregnancy_outcome", sa.Text(), server_default="", nullable=False),
        sa.Column("born_estimated", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("nik", sa.Text(), server_default="", nullable=False),
        sa.Column("smokes", sa.Boolean(), nullable=True),
        sa.Column("registered_by", NUMBER, nullable=True),
        sa.Column("registered_at", MOMENT, nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("left_because", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_resident_person_id")),
        sa.ForeignKeyConstraint(
            ["posyandu_id"], ["posyandu.id"], name=op.f("fk_resident_posyandu_id")
        ),
        sa.ForeignKeyConstraint(
            ["registered_by"], ["person.id"], name=op.f("fk_resident_registered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident")),
        comment="Everyone the posyandu serves who is no under-five",
    )
    with op.batch_alter_table("resident", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resident_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_resident_posyandu_id"), ["posyandu_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_resident_registered_by"), ["registered_by"], unique=False
        )

    op.create_table(
        "role",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("village_id", NUMBER, nullable=True),
        sa.Column("posyandu_id", NUMBER, nullable=True),
        sa.Column("hamlet_id", NUMBER, nullable=True),
        sa.Column("neighbourhood_id", NUMBER, nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"], name=op.f("fk_role_hamlet_id")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_role_neighbourhood_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_person_id")),
        sa.ForeignKeyConstraint(["posyandu_id"], ["posyandu.id"], name=op.f("fk_role_posyandu_id")),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name=op.f("fk_role_village_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
    )
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_hamlet_id"), ["hamlet_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_role_neighbourhood_id"), ["neighbourhood_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_role_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_posyandu_id"), ["posyandu_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_village_id"), ["village_id"], unique=False)

    op.create_table(
        "ticket",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("posyandu_id", NUMBER, nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("created_by", NUMBER, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("valid_until", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_ticket_created_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ticket_person_id")),
        sa.ForeignKeyConstraint(
            ["posyandu_id"], ["posyandu.id"], name=op.f("fk_ticket_posyandu_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        comment="A six-digit code that opens one thing once: a cadre's invitation, a number's move",
    )
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_ticket_created_by"), ["created_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_ticket_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ticket_posyandu_id"), ["posyandu_id"], unique=False)

    op.create_table(
        "child",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("posyandu_id", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column("born_estimated", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("nik", sa.Text(), server_default="", nullable=False),
        sa.Column("has_kia_book", sa.Boolean(), nullable=True),
        sa.Column("registered_by", NUMBER, nullable=True),
        sa.Column("registered_at", MOMENT, nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("left_because", sa.Text(), server_default="", nullable=False),
        sa.Column("frozen_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name=op.f("fk_child_family_id")),
        sa.ForeignKeyConstraint(
            ["posyandu_id"], ["posyandu.id"], name=op.f("fk_child_posyandu_id")
        ),
        sa.ForeignKeyConstraint(
            ["registered_by"], ["person.id"], name=op.f("fk_child_registered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child")),
    )
    with op.batch_alter_table("child", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_child_family_id"), ["family_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_child_posyandu_id"), ["posyandu_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_child_registered_by"), ["registered_by"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("family_id", NUMBER, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("answer", sa.Boolean(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("recorded_by", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name=op.f("fk_consent_family_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_consent_inbox_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_consent_person_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_consent_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_family_id"), ["family_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_recorded_by"), ["recorded_by"], unique=False)

    op.create_table(
        "event_opinion",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("event_id", NUMBER, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_opinion_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_opinion")),
        sa.UniqueConstraint(
            "event_id", "question", "answer", name=op.f("uq_event_opinion_event_id_question_answer")
        ),
        comment="How often each answer was given; whose it was is not kept",
    )
    with op.batch_alter_table("event_opinion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_opinion_event_id"), ["event_id"], unique=False)

    op.create_table(
        "guardian",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name=op.f("fk_guardian_family_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_guardian_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardian")),
        sa.UniqueConstraint("person_id", "family_id", name=op.f("uq_guardian_person_id_family_id")),
    )
    with op.batch_alter_table("guardian", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guardian_family_id"), ["family_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guardian_person_id"), ["person_id"], unique=False)

    op.create_table(
        "insurance",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("resident_id", NUMBER, nullable=True),
        sa.Column("family_id", NUMBER, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rt", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), server_default="", nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("decile", sa.Integer(), nullable=True),
        sa.Column("decile_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", NUMBER, nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("replaced_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name=op.f("fk_insurance_family_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_insurance_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_insurance_resident_id")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_insurance_village_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insurance")),
        comment="What was found last of a household stands; what it replaced is forgotten later",
    )
    with op.batch_alter_table("insurance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_insurance_family_id"), ["family_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_insurance_recorded_by"), ["recorded_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_insurance_resident_id"), ["resident_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_insurance_village_id"), ["village_id"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("invited_by", NUMBER, nullable=True),
        sa.Column("invited_at", MOMENT, nullable=False),
        sa.Column("send_at", MOMENT, nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name=op.f("fk_invitation_family_id")),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["person.id"], name=op.f("fk_invitation_invited_by")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitation_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_family_id"), ["family_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitation_invited_by"), ["invited_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitation_person_id"), ["person_id"], unique=False)

    op.create_table(
        "pregnancy_end",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("resident_id", NUMBER, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("former", sa.JSON(), nullable=False),
        sa.Column("recorded_by", NUMBER, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_pregnancy_end_inbox_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_pregnancy_end_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_pregnancy_end_resident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pregnancy_end")),
        comment="outcome: born, twins, stillborn, miscarried or mother_died; former: what it replaced",
    )
    with op.batch_alter_table("pregnancy_end", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pregnancy_end_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_pregnancy_end_recorded_by"), ["recorded_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_pregnancy_end_resident_id"), ["resident_id"], unique=False
        )

    op.create_table(
        "resident_card",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("resident_id", NUMBER, nullable=False),
        sa.Column("card", sa.JSON(), nullable=False),
        sa.Column("recorded_by", NUMBER, nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_resident_card_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_resident_card_resident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident_card")),
        sa.UniqueConstraint("resident_id", name=op.f("uq_resident_card_resident_id")),
        comment="The head of a card: what is told of somebody beside figures, by names of its parts",
    )
    with op.batch_alter_table("resident_card", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_resident_card_recorded_by"), ["recorded_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_resident_card_resident_id"), ["resident_id"], unique=False
        )

    op.create_table(
        "resident_dose",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("resident_id", NUMBER, nullable=False),
        sa.Column("antigen", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("told_by", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("batch", sa.Text(), server_default="", nullable=False),
        sa.Column("vaccinator", sa.Text(), server_default="", nullable=False),
        sa.Column("replaces", NUMBER, nullable=True),
        sa.Column("recorded_by", NUMBER, nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_resident_dose_inbox_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_resident_dose_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["replaces"], ["resident_dose.id"], name=op.f("fk_resident_dose_replaces")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_resident_dose_resident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident_dose")),
        comment="Vaccines of women: Td by day; what counts is computed, never kept",
    )
    with op.batch_alter_table("resident_dose", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resident_dose_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_resident_dose_recorded_by"), ["recorded_by"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_resident_dose_replaces"), ["replaces"], unique=False)
        batch_op.create_index("ix_resident_dose_resident", ["resident_id", "antigen"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_resident_dose_resident_id"), ["resident_id"], unique=False
        )

    op.create_table(
        "screening",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("resident_id", NUMBER, nullable=False),
        sa.Column("posyandu_id", NUMBER, nullable=False),
        sa.Column("day_id", NUMBER, nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("life_stage", sa.Text(), nullable=False),
        sa.Column("observed", sa.JSON(), nullable=False),
        sa.Column("computed", sa.JSON(), nullable=False),
        sa.Column("rule_version", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("replaces", NUMBER, nullable=True),
        sa.Column("recorded_by", NUMBER, nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["day_id"], ["posyandu_day.id"], name=op.f("fk_screening_day_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_screening_inbox_id")),
        sa.ForeignKeyConstraint(
            ["posyandu_id"], ["posyandu.id"], name=op.f("fk_screening_posyandu_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_screening_recorded_by")
        ),
        sa.ForeignKeyConstraint(["replaces"], ["screening.id"], name=op.f("fk_screening_replaces")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_screening_resident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening")),
        comment="observed: raw, as told; computed: by the tables of rule_version; never overwritten",
    )
    with op.batch_alter_table("screening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_screening_day_id"), ["day_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_screening_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index("ix_screening_posyandu_day", ["posyandu_id", "on"], unique=False)
        batch_op.create_index(batch_op.f("ix_screening_posyandu_id"), ["posyandu_id"], unique=False)
        batch_op.create_index("ix_screening_recorded", ["recorded_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_screening_recorded_by"), ["recorded_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_screening_replaces"), ["replaces"], unique=False)
        batch_op.create_index("ix_screening_resident_day", ["resident_id", "on"], unique=False)
        batch_op.create_index(batch_op.f("ix_screening_resident_id"), ["resident_id"], unique=False)

    op.create_table(
        "absence",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("child_id", NUMBER, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by", NUMBER, nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_absence_child_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_absence_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_absence_recorded_by"), ["recorded_by"], unique=False)

    op.create_table(
        "alarm",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("child_id", NUMBER, nullable=True),
        sa.Column("resident_id", NUMBER, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("signs", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("raised_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by", NUMBER, nullable=True),
        sa.Column("repeat_at", MOMENT, nullable=True),
        sa.Column("repeats", sa.Integer(), server_default="0", nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_alarm_answered_by")),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_alarm_child_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_alarm_inbox_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_alarm_person_id")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_alarm_resident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm")),
    )
    with op.batch_alter_table("alarm", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alarm_answered_by"), ["answered_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarm_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarm_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarm_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarm_resident_id"), ["resident_id"], unique=False)

    op.create_table(
        "child_merge",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("kept_id", NUMBER, nullable=False),
        sa.Column("merged_id", NUMBER, nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("doubled", sa.JSON(), nullable=False),
        sa.Column("former", sa.JSON(), nullable=False),
        sa.Column("guardians", sa.JSON(), nullable=False),
        sa.Column("merged_by", NUMBER, nullable=False),
        sa.Column("merged_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("undone_by", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["kept_id"], ["child.id"], name=op.f("fk_child_merge_kept_id")),
        sa.ForeignKeyConstraint(
            ["merged_by"], ["person.id"], name=op.f("fk_child_merge_merged_by")
        ),
        sa.ForeignKeyConstraint(["merged_id"], ["child.id"], name=op.f("fk_child_merge_merged_id")),
        sa.ForeignKeyConstraint(
            ["undone_by"], ["person.id"], name=op.f("fk_child_merge_undone_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child_merge")),
        comment="Row numbers by table: those that changed hands, and those that say the same twice",
    )
    with op.batch_alter_table("child_merge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_child_merge_kept_id"), ["kept_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_child_merge_merged_by"), ["merged_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_child_merge_merged_id"), ["merged_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_child_merge_undone_by"), ["undone_by"], unique=False)

    op.create_table(
        "child_next",
        sa.Column("child_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("step", sa.Text(), server_default="", nullable=False),
        sa.Column("dose", sa.Text(), server_default="", nullable=False),
        sa.Column("next_due", sa.Date(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("send_at_utc", MOMENT, nullable=True),
        sa.Column("after_utc", MOMENT, nullable=False),
        sa.Column("ruleset", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_child_next_child_id")),
        sa.PrimaryKeyConstraint("child_id", name=op.f("pk_child_next")),
        comment="One row a child with something still due; without send_at_utc it is computed anew",
    )
    with op.batch_alter_table("child_next", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_child_next_send_at_utc"), ["send_at_utc"], unique=False
        )

    op.create_table(
        "diarrhoea",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("child_id", NUMBER, nullable=False),
        sa.Column("posyandu_id", NUMBER, nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("has_oralit", sa.Boolean(), nullable=True),
        sa.Column("signs", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", NUMBER, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_diarrhoea_child_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_diarrhoea_inbox_id")),
        sa.ForeignKeyConstraint(
            ["posyandu_id"], ["posyandu.id"], name=op.f("fk_diarrhoea_posyandu_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_diarrhoea_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diarrhoea")),
        comment="state: open, better, same or danger; posyandu_id: where it is counted",
    )
    with op.batch_alter_table("diarrhoea", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_diarrhoea_child_id"), ["child_id"], unique=False)
        batch_op.create_index("ix_diarrhoea_follow_up_on", ["follow_up_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_diarrhoea_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_diarrhoea_posyandu_id"), ["posyandu_id"], unique=False)
        batch_op.create_index(
            "ix_diarrhoea_posyandu_reported", ["posyandu_id", "reported_on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_diarrhoea_recorded_by"), ["recorded_by"], unique=False)

    op.create_table(
        "dose",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("child_id", NUMBER, nullable=False),
        sa.Column("antigen", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("told_by", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("batch", sa.Text(), server_default="", nullable=False),
        sa.Column("vaccinator", sa.Text(), server_default="", nullable=False),
        sa.Column("recorded_by", NUMBER, nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("replaces", NUMBER, nullable=True),
        sa.Column("checking", sa.Text(), server_default="", nullable=False),
        sa.Column("checked_by", NUMBER, nullable=True),
        sa.Column("checked_at", MOMENT, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["checked_by"], ["person.id"], name=op.f("fk_dose_checked_by")),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_dose_child_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_dose_inbox_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["person.id"], name=op.f("fk_dose_recorded_by")),
        sa.ForeignKeyConstraint(["replaces"], ["dose.id"], name=op.f("fk_dose_replaces")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dose")),
        comment="checking: empty, waiting for the midwife, confirmed or refused by her",
    )
    with op.batch_alter_table("dose", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dose_checked_by"), ["checked_by"], unique=False)
        batch_op.create_index("ix_dose_child_antigen", ["child_id", "antigen"], unique=False)
        batch_op.create_index(batch_op.f("ix_dose_child_id"), ["child_id"], unique=False)
        batch_op.create_index("ix_dose_given_on", ["given_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_dose_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_dose_recorded_by"), ["recorded_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_dose_replaces"), ["replaces"], unique=False)
        batch_op.create_index(
            "ix_dose_waiting",
            ["child_id"],
            unique=False,
            sqlite_where=sa.text("checking = 'waiting'"),
            postgresql_where=sa.text("checking = 'waiting'"),
        )

    op.create_table(
        "dose_told",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("child_id", NUMBER, nullable=False),
        sa.Column("dose", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_dose_told_child_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dose_told")),
        sa.UniqueConstraint(
            "child_id", "dose", "step", "on", name=op.f("uq_dose_told_child_id_dose_step_on")
        ),
        comment="A dose that a family, or in the end a cadre, was told of; never a fourth text",
    )
    with op.batch_alter_table("dose_told", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dose_told_child_id"), ["child_id"], unique=False)

    op.create_table(
        "event_guest",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("event_id", NUMBER, nullable=False),
        sa.Column("child_id", NUMBER, nullable=True),
        sa.Column("resident_id", NUMBER, nullable=True),
        sa.Column("family_id", NUMBER, nullable=True),
        sa.Column("posyandu_id", NUMBER, nullable=False),
        sa.Column("rt", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("waits_since", sa.Integer(), nullable=True),
        sa.Column("held_until", MOMENT, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by", NUMBER, nullable=True),
        sa.Column("told_in_person", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.Column("served", sa.Boolean(), nullable=True),
        sa.Column("marked_by", NUMBER, nullable=True),
        sa.Column("marked_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["person.id"], name=op.f("fk_event_guest_answered_by")
        ),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_event_guest_child_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_guest_event_id")),
        sa.ForeignKeyConstraint(
            ["family_id"], ["family.id"], name=op.f("fk_event_guest_family_id")
        ),
        sa.ForeignKeyConstraint(
            ["marked_by"], ["person.id"], name=op.f("fk_event_guest_marked_by")
        ),
        sa.ForeignKeyConstraint(
            ["posyandu_id"], ["posyandu.id"], name=op.f("fk_event_guest_posyandu_id")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_event_guest_resident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_guest")),
        comment="One entitled child, grown-up or family of an event; one of the three is named",
    )
    with op.batch_alter_table("event_guest", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_guest_answered_by"), ["answered_by"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_event_guest_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_guest_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_guest_family_id"), ["family_id"], unique=False)
        batch_op.create_index("ix_event_guest_held", ["held_until"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_guest_marked_by"), ["marked_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_event_guest_posyandu_id"), ["posyandu_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_event_guest_resident_id"), ["resident_id"], unique=False
        )
        batch_op.create_index("ix_event_guest_state", ["event_id", "state"], unique=False)

    op.create_table(
        "examination",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("child_id", NUMBER, nullable=True),
        sa.Column("resident_id", NUMBER, nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("control_on", sa.Date(), nullable=True),
        sa.Column("is_private", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("recorded_by", NUMBER, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.CheckConstraint("(child_id IS NULL) <> (resident_id IS NULL)", name="is_of_one"),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_examination_child_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_examination_inbox_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_examination_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_examination_resident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_examination")),
        comment="What a midwife found and arranged for a child or a resident who was sent to her",
    )
    with op.batch_alter_table("examination", schema=None) as batch_op:
        batch_op.create_index("ix_examination_child", ["child_id", "on"], unique=False)
        batch_op.create_index(batch_op.f("ix_examination_child_id"), ["child_id"], unique=False)
        batch_op.create_index("ix_examination_control_on", ["control_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_examination_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_examination_recorded_by"), ["recorded_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_examination_resident_id"), ["resident_id"], unique=False
        )

    op.create_table(
        "midwife_task",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("child_id", NUMBER, nullable=True),
        sa.Column("resident_id", NUMBER, nullable=True),
        sa.Column("screening_id", NUMBER, nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("urgency", sa.Integer(), server_default="1", nullable=False),
        sa.Column("is_private", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sent_by", NUMBER, nullable=True),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("accepted_at", MOMENT, nullable=True),
        sa.Column("accepted_by", NUMBER, nullable=True),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.Column("overdue_told_at", MOMENT, nullable=True),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.CheckConstraint("(child_id IS NULL) <> (resident_id IS NULL)", name="is_of_one"),
        sa.ForeignKeyConstraint(
            ["accepted_by"], ["person.id"], name=op.f("fk_midwife_task_accepted_by")
        ),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_midwife_task_child_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_midwife_task_inbox_id")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_midwife_task_resident_id")
        ),
        sa.ForeignKeyConstraint(
            ["screening_id"], ["screening.id"], name=op.f("fk_midwife_task_screening_id")
        ),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name=op.f("fk_midwife_task_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_midwife_task")),
        comment="A child or a resident; status: waiting until the midwife has seen them, then seen; or closed. urgency: of a resident",
    )
    with op.batch_alter_table("midwife_task", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_midwife_task_accepted_by"), ["accepted_by"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_midwife_task_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_midwife_task_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_midwife_task_resident_id"), ["resident_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_midwife_task_screening_id"), ["screening_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_midwife_task_sent_by"), ["sent_by"], unique=False)
        batch_op.create_index(
            "ix_midwife_task_waiting",
            ["sent_at"],
            unique=False,
            sqlite_where=sa.text("status = 'waiting'"),
            postgresql_where=sa.text("status = 'waiting'"),
        )

    op.create_table(
        "pbi_proposal",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("insurance_id", NUMBER, nullable=False),
        sa.Column("village_id", NUMBER, nullable=False),
        sa.Column("proposed_by", NUMBER, nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("entered_by", NUMBER, nullable=True),
        sa.Column("entered_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["person.id"], name=op.f("fk_pbi_proposal_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["insurance_id"], ["insurance.id"], name=op.f("fk_pbi_proposal_insurance_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["person.id"], name=op.f("fk_pbi_proposal_proposed_by")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_pbi_proposal_village_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pbi_proposal")),
    )
    with op.batch_alter_table("pbi_proposal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pbi_proposal_entered_by"), ["entered_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_pbi_proposal_insurance_id"), ["insurance_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_pbi_proposal_proposed_by"), ["proposed_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_pbi_proposal_village_id"), ["village_id"], unique=False
        )

    op.create_table(
        "reminder_pause",
        sa.Column("child_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_reminder_pause_child_id")
        ),
        sa.PrimaryKeyConstraint("child_id", name=op.f("pk_reminder_pause")),
        comment="No reminder of this child before a day; without a day none at all",
    )
    op.create_table(
        "vitamin_a",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("child_id", NUMBER, nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("capsule", sa.Text(), nullable=False),
        sa.Column("recorded_by", NUMBER, nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_vitamin_a_child_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_vitamin_a_inbox_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_vitamin_a_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vitamin_a")),
    )
    with op.batch_alter_table("vitamin_a", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vitamin_a_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_vitamin_a_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_vitamin_a_recorded_by"), ["recorded_by"], unique=False)

    op.create_table(
        "weighing",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("child_id", NUMBER, nullable=False),
        sa.Column("day_id", NUMBER, nullable=True),
        sa.Column("weighed_on", sa.Date(), nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=True),
        sa.Column("length_mm", sa.Integer(), nullable=True),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("position_assumed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("arm_mm", sa.Integer(), nullable=True),
        sa.Column("head_mm", sa.Integer(), nullable=True),
        sa.Column("oedema", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("remeasured", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("rule_version", sa.Text(), nullable=False),
        sa.Column("computed", sa.JSON(), nullable=False),
        sa.Column("recorded_by", NUMBER, nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_weighing_child_id")),
        sa.ForeignKeyConstraint(["day_id"], ["posyandu_day.id"], name=op.f("fk_weighing_day_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_weighing_inbox_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_weighing_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["person.id"], name=op.f("fk_weighing_withdrawn_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weighing")),
    )
    with op.batch_alter_table("weighing", schema=None) as batch_op:
        batch_op.create_index("ix_weighing_child_day", ["child_id", "weighed_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_weighing_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_weighing_day_id"), ["day_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_weighing_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index("ix_weighing_recorded", ["recorded_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_weighing_recorded_by"), ["recorded_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_weighing_withdrawn_by"), ["withdrawn_by"], unique=False
        )

    op.create_table(
        "change_request",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("weighing_id", NUMBER, nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=True),
        sa.Column("length_mm", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("asked_by", NUMBER, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["person.id"], name=op.f("fk_change_request_asked_by")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_change_request_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["inbox_id"], ["inbox.id"], name=op.f("fk_change_request_inbox_id")
        ),
        sa.ForeignKeyConstraint(
            ["weighing_id"], ["weighing.id"], name=op.f("fk_change_request_weighing_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_request")),
        comment="Other figures for a weighing of a closed day; the midwife decides",
    )
    with op.batch_alter_table("change_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_request_asked_by"), ["asked_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_change_request_decided_by"), ["decided_by"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_change_request_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_change_request_weighing_id"), ["weighing_id"], unique=False
        )

    op.create_table(
        "home_visit",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("child_id", NUMBER, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("met", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("signs", sa.Text(), server_default="", nullable=False),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.Column("weighing_id", NUMBER, nullable=True),
        sa.Column("try_again_on", sa.Date(), nullable=True),
        sa.Column("is_for_midwife", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("recorded_by", NUMBER, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_home_visit_child_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_home_visit_inbox_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_home_visit_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["weighing_id"], ["weighing.id"], name=op.f("fk_home_visit_weighing_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_visit")),
        comment="met: parent, relative, nobody or declined; checks: what was asked and answered",
    )
    with op.batch_alter_table("home_visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_home_visit_child_id"), ["child_id"], unique=False)
        batch_op.create_index("ix_home_visit_child_on", ["child_id", "on"], unique=False)
        batch_op.create_index(batch_op.f("ix_home_visit_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_home_visit_recorded_by"), ["recorded_by"], unique=False
        )
        batch_op.create_index("ix_home_visit_try_again_on", ["try_again_on"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_home_visit_weighing_id"), ["weighing_id"], unique=False
        )

    op.create_table(
        "reaction",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("child_id", NUMBER, nullable=False),
        sa.Column("told_by", NUMBER, nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("symptoms", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("onset", sa.Text(), server_default="", nullable=False),
        sa.Column("measures", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("alarm_id", NUMBER, nullable=True),
        sa.Column("inbox_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["alarm_id"], ["alarm.id"], name=op.f("fk_reaction_alarm_id")),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_reaction_child_id")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_reaction_inbox_id")),
        sa.ForeignKeyConstraint(["told_by"], ["person.id"], name=op.f("fk_reaction_told_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reaction")),
        comment="What a family told of a child after a vaccine (KIPI); nobody judges the cause here",
    )
    with op.batch_alter_table("reaction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reaction_alarm_id"), ["alarm_id"], unique=False)
        batch_op.create_index("ix_reaction_child", ["child_id", "told_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_reaction_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reaction_inbox_id"), ["inbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reaction_told_by"), ["told_by"], unique=False)
