package id.payung.legislation.register;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.legislation.Draft;
import id.payung.legislation.DraftClockCalculator;
import id.payung.legislation.DraftClocks;
import id.payung.legislation.DraftCourse;
import id.payung.legislation.DraftEvent;
import id.payung.legislation.DraftEventKind;
import id.payung.legislation.DraftListItem;
import id.payung.legislation.DraftRepository;
import id.payung.legislation.DraftSide;
import id.payung.legislation.plan.DraftPlanRepository;
import id.payung.legislation.register.DraftPage.ClockLine;
import id.payung.legislation.register.DraftPages.DraftBoardPage;
import id.payung.legislation.register.DraftPages.DraftBoardPage.BoardCard;
import id.payung.legislation.register.DraftPages.DraftBoardPage.BoardColumn;
import id.payung.platform.actor.Actor;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the page of a draft and the board. */
@Component
@Transactional(readOnly = true)
class DraftPageLoader {
  private final DraftRepository drafts;
  private final DraftClocks clocks;
  private final DraftPlanRepository plans;
  private final OrganisationRepository organisations;

  DraftPageLoader(DraftRepository drafts, DraftClocks clocks, DraftPlanRepository plans,
      OrganisationRepository organisations) {
    this.plans = plans;
    this.drafts = drafts;
    this.clocks = clocks;
    this.organisations = organisations;
  }

  DraftPage page(Actor actor, UUID id) {
    Draft draft = drafts.require(actor, id);
    List<DraftEvent> events = drafts.listEvents(actor, id);
    DraftCourse course = clocks.course(actor, draft, events);
    LocalDate today = clocks.today(actor);
    List<DraftEventKind> next = course.listNext(today);
    List<Draft> related = drafts.listRelated(actor, id);
    boolean council = course.kind().side() == DraftSide.COUNCIL;
    Draft other = other(actor, draft, related);
    return new DraftPage(draft, clocks.paths(),
        organisations.find(actor, draft.initiator()).map(Organisation::label).orElse("–"),
        new DraftPage.Turn(course.kind(), course.stage(),
            next.stream().filter(way -> way.isWrittenBy(actor, course.kind())).toList(),
            next.stream().filter(way -> !way.isWrittenBy(actor, course.kind())).toList(),
            course.isStuckWithoutNumber(today)),
        clockLines(actor, course, today),
        new DraftPage.History(events.stream().filter(DraftEvent::stands).toList().reversed(),
            events.stream().filter(one -> !one.stands()).toList(), drafts.listNotes(actor, id),
            plans.listMilestones(actor, draft, events)),
        new DraftPage.Related(drafts.find(actor, draft.parent()).orElse(null),
            related.stream().filter(one -> id.equals(one.parent())).toList(), council ? null : other,
            council ? other : null),
        course.kind().side().isKeptBy(actor));
  }

  /** The other side's draft on the same subject, whichever of the two names it. */
  private @Nullable Draft other(Actor actor, Draft draft, List<Draft> related) {
    return Stream
        .concat(drafts.find(actor, draft.sameSubject()).stream(),
            related.stream().filter(one -> draft.id().equals(one.sameSubject())))
        .findFirst()
        .orElse(null);
  }

  private List<ClockLine> clockLines(Actor actor, DraftCourse course, LocalDate today) {
    DraftClockCalculator calculator = clocks.calculator(actor);
    return course.clocks()
        .reversed()
        .stream()
        .flatMap(clock -> calculator.count(clock)
            .map(all -> new ClockLine(clock, all.laws(), Optional.ofNullable(clock.stop()).orElse(today)))
            .stream())
        .toList();
  }

  DraftBoardPage board(Actor actor) {
    DraftClockCalculator calculator = clocks.calculator(actor);
    LocalDate today = clocks.today(actor);
    List<BoardCard> cards = drafts.listUnderWay(actor)
        .stream()
        .filter(draft -> !draft.ended())
        .map(draft -> card(draft, calculator, today))
        .toList();
    return new DraftBoardPage(clocks.paths()
        .holderCodes()
        .stream()
        .map(holder -> new BoardColumn(holder,
            cards.stream().filter(card -> card.draft().holder().equals(holder)).toList()))
        .filter(column -> !column.cards().isEmpty())
        .toList(), clocks.paths());
  }

  private static BoardCard card(DraftListItem draft, DraftClockCalculator calculator, LocalDate today) {
    LocalDate due = dueOf(draft, calculator).orElse(null);
    return new BoardCard(draft, due, due != null && today.isAfter(due), ChronoUnit.DAYS.between(draft.lastOn(), today));
  }

  /** The first last day of its running clocks and of its committee. */
  static Optional<LocalDate> dueOf(DraftListItem draft, DraftClockCalculator calculator) {
    Stream<LocalDate> ends = draft.runningClocks().stream().map(calculator::dueOn).flatMap(Optional<LocalDate>::stream);
    return Stream.concat(ends, Stream.ofNullable(draft.termOn())).min(LocalDate::compareTo);
  }
}
