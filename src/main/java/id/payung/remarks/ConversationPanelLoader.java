package id.payung.remarks;

import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.remarks.ConversationPanel.ConversationView;
import id.payung.remarks.ConversationPanel.RemarkView;
import id.payung.remarks.ConversationRepository.RemarkLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a page shows of the conversations beside its subjects: two statements, however many there are. */
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
    return subjects.stream().map(subject -> {
      List<PossibleAddressee> here =
          subject.open() ? known.stream().filter(person -> subject.mayBeOpenedBy(person.actor())).toList() : List.of();
      return new ConversationPanel(subject,
          conversations(lines.stream().filter(line -> isBeside(line, subject)).toList(),
              party -> isOnSideOf(actor, party, known)),
          here, reference.list("accounts/roles"), returned);
    }).toList();
  }

  private static boolean isBeside(RemarkLine line, RemarkSubject subject) {
    return line.kind().equals(subject.kind()) && line.subject().equals(subject.id());
  }

  /** Themselves, or somebody of their office; whoever runs the evaluation is on all sides. */
  private static boolean isOnSideOf(Actor actor, UUID party, List<PossibleAddressee> known) {
    return PossibleAddresseeLookup.speaksForAll(actor) || party.equals(actor.person()) || known.stream()
        .anyMatch(
            one -> one.id().equals(party) && !Collections.disjoint(one.actor().organisations(), actor.organisations()));
  }

  private static List<ConversationView> conversations(List<RemarkLine> lines, Predicate<UUID> ownSide) {
    return lines.stream()
        .collect(Collectors.groupingBy(RemarkLine::conversation, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(one -> conversation(one, ownSide))
        .toList();
  }

  private static ConversationView conversation(List<RemarkLine> lines, Predicate<UUID> ownSide) {
    RemarkLine first = lines.getFirst();
    return new ConversationView(first.conversation(), first.state() == ConversationState.SETTLED, first.whole(),
        first.stateAt(), first.stateByName(), first.remarks(),
        first.parties().isEmpty() || first.parties().stream().anyMatch(ownSide),
        lines.stream()
            .map(line -> new RemarkView(line.id(), line.text(), line.authorName(), line.writtenAt(),
                line.addresseeName(), line.takenBackAt() != null))
            .toList());
  }
}
