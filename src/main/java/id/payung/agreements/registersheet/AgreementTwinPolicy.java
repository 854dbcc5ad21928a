package id.payung.agreements.registersheet;

import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.registersheet.AgreementRegisterLookup.KnownAgreement;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.taken.RegisterAnswers;
import id.payung.platform.sheets.taken.RegisterDoubt;
import id.payung.platform.sheets.taken.RegisterRow;
import id.payung.platform.sheets.taken.RegisterRow.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Title, partner and last day of a new row are those of another agreement, and a number does not tell them apart: the
 * same paper written down twice, or the next of its kind. Only a person knows, and is asked.
 */
final class AgreementTwinPolicy {
  private final List<KnownAgreement> kept;
  private final RegisterAnswers answers;
  private final List<Told> before = new ArrayList<>();
  private final List<RegisterDoubt> doubts = new ArrayList<>();

  AgreementTwinPolicy(List<KnownAgreement> kept, RegisterAnswers answers) {
    this.kept = kept;
    this.answers = answers;
  }

  /** What a paper is known by. */
  private record Told(int row, String title, Set<UUID> partners, @Nullable LocalDate ends, boolean numbered) {

    static Told of(RegisterRow<?> row, AgreementContents draft) {
      return new Told(row.number(), draft.text().title(),
          draft.parties()
              .stream()
              .filter(party -> party.signs() && !party.position().equals("first"))
              .map(AgreementParty::organisation)
              .collect(Collectors.toSet()),
          draft.text().term().ends(), draft.parties().stream().anyMatch(party -> !party.number().isBlank()));
    }

    boolean isLike(String otherTitle, Collection<UUID> otherPartners, @Nullable LocalDate otherEnds,
        boolean otherNumbered) {
      Set<UUID> common = new HashSet<>(partners);
      common.retainAll(otherPartners);
      return !(numbered && otherNumbered) && !common.isEmpty() && Objects.equals(ends, otherEnds)
          && title.toLowerCase(Locale.ROOT).equals(otherTitle.toLowerCase(Locale.ROOT));
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
    Told told = Told.of(row, paper.draft());
    Optional<KnownAgreement> there =
        kept.stream().filter(one -> told.isLike(one.title(), one.partners(), one.ends(), one.hasNumber())).findFirst();
    Optional<Told> above =
        before.stream().filter(one -> told.isLike(one.title(), one.partners(), one.ends(), one.numbered())).findFirst();
    before.add(told);
    if (there.isPresent()) {
      return judge(row, whyLike(row, there.get()), Optional.of(there.get()));
    }
    return above.map(one -> judge(row, SheetFinding.of(row.number(), null, "agreements.register.like-row", one.row()),
        Optional.empty())).orElse(row);
  }

  private static SheetFinding whyLike(RegisterRow<?> row, KnownAgreement there) {
    LocalDate signedOn = there.signedOn();
    return signedOn == null ? SheetFinding.of(row.number(), null, "agreements.register.like-draft", there.title())
        : SheetFinding.of(row.number(), null, "agreements.register.like", there.title(), signedOn.toString());
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
