package id.payung.agreements.registersheet;

import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.registersheet.AgreementRegisterLookup.KnownAgreement;
import id.payung.platform.search.SearchText;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.taken.RegisterAnswers;
import id.payung.platform.sheets.taken.RegisterDoubt;
import id.payung.platform.sheets.taken.RegisterRow;
import id.payung.platform.sheets.taken.RegisterRow.Outcome;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A new row and another agreement have a partner in common, and the same number, or the same title and nearly the same
 * day, or title and last day without a number that tells them apart: the same paper written down twice, or the next of
 * its kind. Only a person knows, and is asked.
 */
final class AgreementTwinPolicy {
  /** Papers of one title signed within so many days of each other may be one whose day was mistyped. */
  private static final int NEAR_DAYS = 31;

  private final List<KnownAgreement> kept;
  private final RegisterAnswers answers;
  private final List<Told> before = new ArrayList<>();
  private final List<RegisterDoubt> doubts = new ArrayList<>();

  AgreementTwinPolicy(List<KnownAgreement> kept, RegisterAnswers answers) {
    this.kept = kept;
    this.answers = answers;
  }

  /** What a paper is known by. */
  private record Told(int row, String title, Set<UUID> partners, @Nullable LocalDate signedOn, @Nullable LocalDate ends,
      Set<String> numbers) {

    static Told of(RegisterRow<?> row, AgreementContents.Signed paper) {
      AgreementContents draft = paper.draft();
      return new Told(row.number(), draft.text().title(),
          draft.parties()
              .stream()
              .filter(party -> party.signs() && !party.position().equals("first"))
              .map(AgreementParty::organisation)
              .collect(Collectors.toSet()),
          paper.signedOn(), draft.text().term().ends(),
          draft.parties()
              .stream()
              .map(AgreementParty::number)
              .filter(number -> !number.isBlank())
              .collect(Collectors.toSet()));
    }

    static Told of(KnownAgreement one) {
      return new Told(0, one.title(), Set.copyOf(one.partners()), one.signedOn(), one.ends(),
          Arrays.stream(one.numbers().split("\\|")).filter(number -> !number.isBlank()).collect(Collectors.toSet()));
    }

    /** What the two have in common; null where they are two. */
    @Nullable
    Likeness likeTo(Told other) {
      if (Collections.disjoint(partners, other.partners)) {
        return null;
      }
      if (!Collections.disjoint(numbers, other.numbers)) {
        return Likeness.NUMBER;
      }
      if (!SearchText.normalise(title).equals(SearchText.normalise(other.title))) {
        return null;
      }
      return (numbers.isEmpty() || other.numbers.isEmpty()) && Objects.equals(ends, other.ends) ? Likeness.TERM
          : signedOn != null && other.signedOn != null
              && Math.abs(ChronoUnit.DAYS.between(signedOn, other.signedOn)) <= NEAR_DAYS ? Likeness.DAY
          : null;
    }
  }

  /** Each with the keys of what is asked. */
  private enum Likeness {
    NUMBER("agreements.register.like-number", "agreements.register.like-number-row"), TERM("agreements.register.like",
        "agreements.register.like-row"), DAY("agreements.register.like-day", "agreements.register.like-day-row");

    final String key;
    final String keyOfRow;

    Likeness(String key, String keyOfRow) {
      this.key = key;
      this.keyOfRow = keyOfRow;
    }
  }

  /** The rows as they are to be taken: those in doubt wait, or are what was said of them. */
  List<RegisterRow<AgreementContents.Signed>> apply(List<RegisterRow<AgreementContents.Signed>> rows) {
    return rows.stream().map(this::judge).toList();
  }

  /** What is asked, in the order of the rows. */
  List<RegisterDoubt> doubts() {
    return List.copyOf(doubts);
  }

  private RegisterRow<AgreementContents.Signed> judge(RegisterRow<AgreementContents.Signed> row) {
    AgreementContents.Signed paper = row.entry();
    if (row.outcome() != Outcome.NEW || paper == null) {
      return row;
    }
    Told told = Told.of(row, paper);
    for (KnownAgreement there : kept) {
      Likeness like = told.likeTo(Told.of(there));
      if (like != null) {
        before.add(told);
        return judge(row, whyLike(row, like, there), Optional.of(there));
      }
    }
    SheetFinding above = null;
    for (Told one : before) {
      Likeness like = above == null ? told.likeTo(one) : null;
      above = like == null ? above : SheetFinding.of(row.number(), null, like.keyOfRow, one.row());
    }
    before.add(told);
    return above == null ? row : judge(row, above, Optional.empty());
  }

  private static SheetFinding whyLike(RegisterRow<?> row, Likeness like, KnownAgreement there) {
    LocalDate signedOn = there.signedOn();
    return signedOn == null && like == Likeness.TERM
        ? SheetFinding.of(row.number(), null, "agreements.register.like-draft", there.title())
        : SheetFinding.of(row.number(), null, like.key, there.title(), signedOn == null ? "–" : signedOn.toString());
  }

  private RegisterRow<AgreementContents.Signed> judge(RegisterRow<AgreementContents.Signed> row, SheetFinding why,
      Optional<KnownAgreement> there) {
    String field = "choice." + row.record();
    String said = answers.to(field);
    if (doubts.size() < RegisterDoubt.MOST) {
      doubts.add(new RegisterDoubt(field, row.title(), why, said));
    }
    return switch (said) {
      case RegisterDoubt.OTHER -> row;
      case RegisterDoubt.SAME -> there.map(one -> row.there(one.id(), one.title(), List.of()))
          .orElseGet(() -> RegisterRow.twin(row.number(), row.title(), List.of(why)));
      default -> row.doubted(why);
    };
  }
}
