package id.payung.agreements.registersheet;

import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.register.AgreementText;
import id.payung.agreements.registersheet.AgreementRegisterLookup.KnownAgreement;
import id.payung.platform.actor.Actor;
import id.payung.platform.i18n.TextLength;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.ImportedRegisterRow;
import id.payung.platform.sheets.taken.NameMatcher;
import id.payung.platform.sheets.taken.RegisterNames;
import id.payung.platform.sheets.taken.RegisterRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes agreements of the rows of a register, by what the regency knows. In memory. */
final class AgreementRegisterMatcher {
  /** The form of an agreement has so many places for sides. */
  private static final int MAX_PARTIES = 5;
  private static final int MIN_TITLE = 3;
  private static final int LONGEST_TERM_YEARS = 50;
  private static final Pattern WHOLE_REGENCY =
      Pattern.compile("(?i)(?:se[- ]?kab|seluruh|semua|kabupaten|kab\\b).*|-+", Pattern.DOTALL);
  private static final Pattern NO_NUMBER = Pattern.compile("[-–—.…\\s]*|(?i)n/?a|belum ada|tidak ada");

  private final Actor actor;
  private final LocalDate today;
  private final RegisterNames names;
  private final NameMatcher villages;
  private final AgreementKindWords kinds;
  private final @Nullable UUID usualOffice;
  private final Map<UUID, Integer> rowsById = new HashMap<>();

  /** @param usualOffice the first side of rows that name none */
  AgreementRegisterMatcher(Actor actor, LocalDate today, RegisterNames names, NameMatcher villages,
      AgreementKindWords kinds, @Nullable UUID usualOffice) {
    this.actor = actor;
    this.today = today;
    this.names = names;
    this.villages = villages;
    this.kinds = kinds;
    this.usualOffice = usualOffice;
  }

  /** What is known of those that are kept already. */
  static List<RegisterRow<AgreementContents.Signed>> withoutKnown(List<RegisterRow<AgreementContents.Signed>> rows,
      List<KnownAgreement> known) {
    Map<UUID, KnownAgreement> byId = new HashMap<>();
    known.forEach(one -> byId.put(one.id(), one));
    return rows.stream().map(row -> {
      AgreementContents.Signed paper = row.entry();
      KnownAgreement same = Optional.ofNullable(byId.get(row.record()))
          .or(() -> known.stream().filter(one -> paper != null && isSame(paper, one)).findFirst())
          .orElse(null);
      return same == null ? row : row.there(same.id(), same.title(), numberLeft(row.number(), paper, same));
    }).toList();
  }

  /** A number that the kept one does not have is not added to it. */
  private static List<SheetFinding> numberLeft(int row, AgreementContents.@Nullable Signed paper, KnownAgreement same) {
    String number = paper == null ? "" : paper.draft().parties().getFirst().number();
    return number.isEmpty() || same.numbers().contains("|" + number + "|") ? List.of()
        : List.of(SheetFinding.of(row, null, "agreements.register.number-left", number));
  }

  /** One that somebody wrote down here: the same title, and the same day or number. */
  private static boolean isSame(AgreementContents.Signed paper, KnownAgreement one) {
    String number = paper.draft().parties().getFirst().number();
    return one.title().equals(paper.draft().text().title())
        && (paper.signedOn().equals(one.signedOn()) || !number.isEmpty() && one.numbers().contains("|" + number + "|"));
  }

  RegisterRow<AgreementContents.Signed> match(SheetPreview.Line<AgreementRegisterRow> line, String fileName) {
    AgreementRegisterRow row = line.value();
    List<SheetFinding> why = new ArrayList<>(line.findings());
    if (row == null) {
      return RegisterRow.waiting(line.number(), "", why, null);
    }
    Sides sides = sides(line.number(), row, why);
    Set<UUID> area = area(line.number(), row, why);
    @Nullable String kind = kinds.codeOf(row.kind(), row.title());
    if (kind == null) {
      why.add(SheetFinding.of(line.number(), AgreementRegisterSheet.KIND,
          kinds.isChild(row.kind()) ? "agreements.register.child" : "agreements.register.kind", row.kind()));
    }
    checkText(line.number(), row, why);
    LocalDate signedOn = row.signedOn();
    if (!why.isEmpty() || signedOn == null || kind == null) {
      return RegisterRow.waiting(line.number(), row.title(), why, signedOn == null ? null : idOf(row, signedOn));
    }
    return fresh(line.number(), row, new Paper(kind, signedOn, sides, area, fileName));
  }

  private record Paper(String kind, LocalDate signedOn, Sides sides, Set<UUID> area, String fileName) {}

  private record Sides(List<UUID> offices, List<UUID> partners) {
    List<UUID> all() {
      Set<UUID> all = new LinkedHashSet<>(offices);
      all.addAll(partners);
      return List.copyOf(all);
    }
  }

  private RegisterRow<AgreementContents.Signed> fresh(int number, AgreementRegisterRow row, Paper paper) {
    UUID id = idOf(row, paper.signedOn());
    Integer twin = rowsById.putIfAbsent(id, number);
    if (twin != null) {
      return RegisterRow.twin(number, row.title(),
          List.of(SheetFinding.of(number, null, "sheets.register.twin", twin)));
    }
    List<AgreementParty> parties = parties(paper.sides(), numberOf(row), row.other());
    AgreementText text = new AgreementText(row.title(), scopeOf(row), "", "", "", "",
        new AgreementText.Term(row.firstDay(), row.lastDay()),
        new AgreementText.Area(paper.area().isEmpty(), paper.area()));
    AgreementContents draft = new AgreementContents(id, paper.kind(), null, null, text, parties,
        names.madeAmong(paper.sides().all())
            .stream()
            .map(one -> new AgreementContents.NewPartner(one.id(), one.kind(), one.name()))
            .toList(),
        null);
    LocalDate last = row.lastDay();
    List<SheetFinding> says = new ArrayList<>();
    if (last == null) {
      says.add(SheetFinding.of(number, AgreementRegisterSheet.UNTIL, "agreements.register.no-end"));
    } else if (last.isBefore(today)) {
      says.add(SheetFinding.of(number, AgreementRegisterSheet.UNTIL, "agreements.register.over"));
    }
    String supporters =
        parties.stream().filter(one -> !one.signs()).map(AgreementParty::name).collect(Collectors.joining(", "));
    if (!supporters.isEmpty()) {
      says.add(SheetFinding.of(number, AgreementRegisterSheet.OFFICES, "agreements.register.supporters", supporters));
    }
    return RegisterRow.fresh(number, row.title(), facts(paper, parties, last), says,
        new AgreementContents.Signed(draft, paper.signedOn(),
            last == null || !last.isBefore(today) ? null : new Agreement.Ending(last, AgreementRegister.OVER),
            paper.fileName(), number),
        id);
  }

  private static String numberOf(AgreementRegisterRow row) {
    return NO_NUMBER.matcher(row.number()).matches() ? "" : row.number();
  }

  private UUID idOf(AgreementRegisterRow row, LocalDate signedOn) {
    String number = numberOf(row);
    return number.isEmpty()
        ? ImportedRegisterRow.idOf("agreement", actor.regency(), row.title(), signedOn.toString(), row.partners())
        : ImportedRegisterRow.idOf("agreement", actor.regency(), number, signedOn.toString());
  }

  private List<String> facts(Paper paper, List<AgreementParty> parties, @Nullable LocalDate last) {
    List<String> facts = new ArrayList<>(List.of(kinds.nameOf(paper.kind())));
    facts.add(String.join(", ", parties.stream().map(AgreementParty::name).toList()));
    facts.add(paper.signedOn().toString());
    if (last != null) {
      facts.add(last.toString());
    }
    return facts;
  }

  private List<AgreementParty> parties(Sides sides, String number, String other) {
    List<AgreementParty> parties = new ArrayList<>();
    Set<UUID> named = new HashSet<>();
    for (UUID side : sides.all()) {
      if (named.add(side)) {
        boolean first = parties.isEmpty();
        boolean office = !first && sides.offices().contains(side);
        boolean second = !office && parties.stream().noneMatch(one -> one.position().equals("second"));
        String position = first ? "first" : office ? "supporter" : second ? "second" : "third";
        parties.add(new AgreementParty(parties.size() + 1, position, side, names.labelOf(side),
            first ? number : position.equals("second") ? other : "", "", "", "definitive"));
      }
    }
    return parties;
  }

  private static String scopeOf(AgreementRegisterRow row) {
    return row.note().isBlank() ? row.scope() : (row.scope() + "\n" + row.note()).strip();
  }

  private Sides sides(int number, AgreementRegisterRow row, List<SheetFinding> why) {
    List<UUID> offices = resolve(number, AgreementRegisterSheet.OFFICES, row.offices(), why);
    if (row.offices().isBlank() && usualOffice != null) {
      offices = List.of(usualOffice);
    } else if (row.offices().isBlank()) {
      why.add(SheetFinding.of(number, AgreementRegisterSheet.OFFICES, "agreements.register.office"));
    }
    Set<UUID> partners = new LinkedHashSet<>(resolve(number, AgreementRegisterSheet.PARTNERS, row.partners(), why));
    partners.removeAll(offices);
    Sides sides = new Sides(offices, List.copyOf(partners));
    if (why.isEmpty() && partners.isEmpty()) {
      why.add(SheetFinding.of(number, AgreementRegisterSheet.PARTNERS, "agreements.wrong.two-parties"));
    }
    if (sides.all().size() > MAX_PARTIES) {
      why.add(SheetFinding.of(number, AgreementRegisterSheet.PARTNERS, "agreements.register.many", MAX_PARTIES));
    }
    if (why.isEmpty() && !actor.hasRegencyWideReach()
        && sides.all().stream().noneMatch(actor.organisations()::contains)) {
      why.add(SheetFinding.of(number, AgreementRegisterSheet.OFFICES, "agreements.wrong.not-your-office"));
    }
    return sides;
  }

  private List<UUID> resolve(int number, String column, String cell, List<SheetFinding> why) {
    List<UUID> found = new ArrayList<>();
    for (String name : names.matcher().split(cell)) {
      Optional<UUID> one = names.resolve(name);
      if (one.isEmpty()) {
        why.add(SheetFinding.of(number, column,
            RegisterNames.isSeveral(name) ? "agreements.register.several" : "agreements.register.unknown", name));
      }
      one.filter(id -> !found.contains(id)).ifPresent(found::add);
    }
    return found;
  }

  /** Empty where it holds in the whole regency. */
  private Set<UUID> area(int number, AgreementRegisterRow row, List<SheetFinding> why) {
    Set<UUID> area = new LinkedHashSet<>();
    if (row.villages().isBlank() || WHOLE_REGENCY.matcher(row.villages().strip()).matches()) {
      return area;
    }
    for (String name : villages.split(row.villages())) {
      Optional<UUID> village = villages.find(name);
      if (village.isEmpty()) {
        why.add(SheetFinding.of(number, AgreementRegisterSheet.VILLAGES, "agreements.register.village", name));
      }
      village.ifPresent(area::add);
    }
    return area;
  }

  private void checkText(int number, AgreementRegisterRow row, List<SheetFinding> why) {
    if (!row.title().isEmpty() && TextLength.of(row.title()) < MIN_TITLE) {
      why.add(SheetFinding.of(number, AgreementRegisterSheet.TITLE, "agreements.register.title-short"));
    }
    LocalDate signed = row.signedOn();
    LocalDate first = row.firstDay();
    LocalDate last = row.lastDay();
    if (signed != null && signed.isAfter(today)) {
      why.add(SheetFinding.of(number, AgreementRegisterSheet.SIGNED_ON, "agreements.wrong.future"));
    }
    if (last != null && first != null && last.isBefore(first)) {
      why.add(SheetFinding.of(number, AgreementRegisterSheet.UNTIL, "agreements.wrong.order"));
    }
    if (last != null && first != null && last.isAfter(first.plusYears(LONGEST_TERM_YEARS))) {
      why.add(SheetFinding.of(number, AgreementRegisterSheet.UNTIL, "agreements.register.far",
          Integer.toString(last.getYear())));
    }
  }
}
