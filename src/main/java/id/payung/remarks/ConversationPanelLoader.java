package id.payung.remarks;

import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.remarks.ConversationPanel.ConversationView;
import id.payung.remarks.ConversationPanel.RemarkView;
import id.payung.remarks.ConversationRepository.RemarkLine;
import id.payung.remarks.ConversationRepository.Settlers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gathers what a page shows of the conversations beside its subjects: two statements, and a third where it depends on
 * the office of somebody else who may settle one.
 */
@Component
@Transactional(readOnly = true)
public class ConversationPanelLoader {
  private final ConversationRepository repository;
  private final PossibleAddresseeLookup people;
  private final ReferenceCatalogue reference;

  ConversationPanelLoader(ConversationRepository repository, PossibleAddresseeLookup people,
      ReferenceCatalogue reference) {
    this.repository = repository;
    this.people = people;
    this.reference = reference;
  }

  /**
   * A panel for each of the subjects that the actor may open; none for the others.
   *
   * @param returned a form that came back with mistakes, or null
   */
  public List<ConversationPanel> load(Actor actor, List<RemarkSubject> subjects, @Nullable FormFields returned) {
    List<RemarkSubject> opened = subjects.stream().filter(subject -> subject.mayBeOpenedBy(actor)).toList();
    if (opened.isEmpty() || actor.person() == null) {
      return List.of();
    }
    return panels(actor, opened, returned, repository.listBySubjects(actor, opened));
  }

  /** One conversation with all its remarks. */
  ConversationPanel loadWhole(Actor actor, RemarkSubject subject, UUID conversation, @Nullable FormFields returned) {
    return panels(actor, List.of(subject), returned, repository.listByConversation(actor, conversation)).getFirst();
  }

  private List<ConversationPanel> panels(Actor actor, List<RemarkSubject> subjects, @Nullable FormFields returned,
      List<RemarkLine> lines) {
    Set<UUID> writers = lines.stream().map(RemarkLine::author).collect(Collectors.toCollection(LinkedHashSet::new));
    List<RemarkSubject> open = subjects.stream().filter(RemarkSubject::open).toList();
    List<PossibleAddressee> known = open.isEmpty() ? List.of() : people.list(actor, open, writers);
    Predicate<RemarkLine> maySettle = settlementRule(actor, lines);
    return subjects.stream().map(subject -> {
      List<PossibleAddressee> here =
          subject.open() ? known.stream().filter(person -> subject.mayBeOpenedBy(person.actor())).toList() : List.of();
      List<RemarkLine> beside = lines.stream().filter(line -> isBeside(line, subject)).toList();
      return new ConversationPanel(subject, conversations(beside, maySettle), here, reference.list("accounts/roles"),
          returned);
    }).toList();
  }

  private static boolean isBeside(RemarkLine line, RemarkSubject subject) {
    return line.kind().equals(subject.kind()) && line.subject().equals(subject.id());
  }

  /** Offices of the parties of all open conversations, looked up once and only where they decide. */
  private Predicate<RemarkLine> settlementRule(Actor actor, List<RemarkLine> lines) {
    Supplier<Map<UUID, Set<UUID>>> offices = SingletonSupplier.of(() -> people.findOffices(actor,
        lines.stream()
            .filter(line -> line.state() == ConversationState.OPEN)
            .flatMap(line -> line.parties().stream())
            .collect(Collectors.toSet())));
    return line -> line.state() == ConversationState.OPEN
        && SettlementPolicy.maySettle(actor, new Settlers(line.parties(), line.asked()), offices);
  }

  private static List<ConversationView> conversations(List<RemarkLine> lines, Predicate<RemarkLine> maySettle) {
    return lines.stream()
        .collect(Collectors.groupingBy(RemarkLine::conversation, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(one -> conversation(one, maySettle))
        .toList();
  }

  private static ConversationView conversation(List<RemarkLine> lines, Predicate<RemarkLine> maySettle) {
    RemarkLine first = lines.getFirst();
    return new ConversationView(first.conversation(), first.state() == ConversationState.SETTLED, first.whole(),
        first.stateAt(), first.stateByName(), first.remarks(), maySettle.test(first),
        lines.stream()
            .map(line -> new RemarkView(line.id(), line.text(), line.authorName(), line.writtenAt(),
                line.addresseeName(), line.takenBackAt() != null))
            .toList());
  }
}
