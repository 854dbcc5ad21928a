package id.payung.community.need;

import id.payung.fieldwork.kind.ConflictSettlement;
import id.payung.fieldwork.kind.FieldType;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.platform.actor.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a note of a need is. No field holds a name. */
final class NeedDeclaration {
  static final String CODE = "need-note";

  /** Those who see needs while they visit. */
  static final Set<Role> SENDERS = EnumSet.of(Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.FORUM_FACILITATOR,
      Role.WOMENS_COMPANION, Role.PUSKESOS_OFFICER);

  static final KindDeclaration KIND = KindDeclaration.of(CODE, "community.need")
      .sentBy(SENDERS)
      .needed("village", new FieldType.Village())
      .needed("help", new FieldType.Code("community/needs"))
      .needed("people", new FieldType.Counts(List.of("children", "women", "others"), 10_000))
      .needed("urgency", new FieldType.Level("community/urgency", 3))
      .settledBy(ConflictSettlement.HIGHEST)
      .needed("day", new FieldType.Day())
      .field("text", new FieldType.Text(500))
      .build();

  private NeedDeclaration() {}
}
