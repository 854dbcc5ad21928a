package id.payung.platform.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.bulk.BulkProgress;
import id.payung.platform.errors.Refused;
import id.payung.platform.page.SeeOther;
import id.payung.platform.rows.Rows;
import id.payung.platform.schedule.PerRegencyRunner;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The power goes while many rows are being taken back: nothing is left half done without a way on. */
@PayungTest
class BrokenOffUndoTests {
  @Autowired UndoOfferRepository offers;
  @Autowired UiFactory uis;
  @Autowired JsonMapper json;
  @Autowired BulkProgress progress;
  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;
  @Autowired PerRegencyRunner eachRegency;
  @Autowired Clock clock;

  record Step(int number) {}

  /** Breaks off, once, at the second of three. */
  private static final class BreakingUndo implements UndoHandler<Step> {
    private final List<Integer> asked = new ArrayList<>();
    private boolean broken;
    private Consumer<Actor> meanwhile = actor -> {};

    @Override
    public String kind() {
      return "uji-patah";
    }

    @Override
    public Class<Step> stepType() {
      return Step.class;
    }

    @Override
    public String titleOf(Step step) {
      return "Baris " + step.number();
    }

    @Override
    public void undo(Actor actor, Step step) {
      asked.add(step.number());
      meanwhile.accept(actor);
      if (step.number() == 2 && !broken) {
        broken = true;
        throw new IllegalStateException("the power goes");
      }
    }
  }

  @Test
  void what_broke_off_is_gone_on_with_from_there_and_then_the_offer_is_gone() {
    Actor budi = Actor.person(TestCast.LUWU_TIMUR, UUID.randomUUID(), "Budi", List.of(Role.TASK_FORCE_SECRETARY),
        Set.of(TestCast.DP3A), Set.of(), Set.of());
    Ui ui = uis.forPaper(TestCast.LUWU_TIMUR, Locale.of("id"));
    BreakingUndo handler = new BreakingUndo();
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("handler", handler);
    UndoController controller = new UndoController(offers,
        beans.getBeanProvider(ResolvableType.forClassWithGenerics(UndoHandler.class, Step.class)), json, progress,
        Duration.ofMinutes(1));

    ActorContext.runAs(budi, () -> {
      SeeOther done = offers.offer(budi, handler, List.of(new Step(1), new Step(2), new Step(3)), SeeOther.to("/x"));
      UUID id = (UUID) done.carried().values().iterator().next();
      assertThatThrownBy(() -> controller.undo(id, budi, ui)).isInstanceOf(IllegalStateException.class);

      assertThat(controller.undo(id, budi, ui).path()).isEqualTo("/x");

      assertThat(handler.asked).containsExactly(3, 2, 2, 1);
      assertThatThrownBy(() -> controller.undo(id, budi, ui)).isInstanceOf(Refused.class);
    });
  }

  @Test
  void what_lasts_longer_than_a_request_may_is_taken_back_part_by_part() {
    Actor budi = Actor.person(TestCast.LUWU_TIMUR, UUID.randomUUID(), "Budi", List.of(Role.TASK_FORCE_SECRETARY),
        Set.of(TestCast.DP3A), Set.of(), Set.of());
    Ui ui = uis.forPaper(TestCast.LUWU_TIMUR, Locale.of("id"));
    BreakingUndo handler = new BreakingUndo();
    handler.broken = true;
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("handler", handler);
    UndoController controller = new UndoController(offers,
        beans.getBeanProvider(ResolvableType.forClassWithGenerics(UndoHandler.class, Step.class)), json, progress,
        Duration.ZERO);
    int all = 2 * UndoController.PART + 1;

    ActorContext.runAs(budi, () -> {
      UUID id = (UUID) offers
          .offer(budi, handler, IntStream.rangeClosed(1, all).mapToObj(Step::new).toList(), SeeOther.to("/x"))
          .carried()
          .values()
          .iterator()
          .next();
      SeeOther first = controller.undo(id, budi, ui);

      assertThat(first.path()).isEqualTo("/undo");
      assertThat(first.words()).isEqualTo("ui.undo.part");
      assertThat(first.args()).isEqualTo(List.of(UndoController.PART, all));
      assertThat(controller.undo(id, budi, ui).path()).isEqualTo("/undo");
      assertThat(controller.undo(id, budi, ui).path()).isEqualTo("/x");
      assertThat(handler.asked).isEqualTo(IntStream.rangeClosed(1, all).boxed().toList().reversed());
    });
  }

  @Test
  void meanwhile_its_page_hears_how_many_of_how_many_are_taken_back_and_nobody_else_does() {
    Actor budi = Actor.person(TestCast.LUWU_TIMUR, UUID.randomUUID(), "Budi", List.of(Role.TASK_FORCE_SECRETARY),
        Set.of(TestCast.DP3A), Set.of(), Set.of());
    Actor other = Actor.person(TestCast.LUWU_TIMUR, UUID.randomUUID(), "Citra", List.of(Role.TASK_FORCE_SECRETARY),
        Set.of(TestCast.DP3A), Set.of(), Set.of());
    Ui ui = uis.forPaper(TestCast.LUWU_TIMUR, Locale.of("id"));
    BreakingUndo handler = new BreakingUndo();
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("handler", handler);
    UndoController controller = new UndoController(offers,
        beans.getBeanProvider(ResolvableType.forClassWithGenerics(UndoHandler.class, Step.class)), json, progress,
        Duration.ofMinutes(1));
    List<String> heard = new ArrayList<>();

    ActorContext.runAs(budi, () -> {
      UUID id = (UUID) offers.offer(budi, handler, List.of(new Step(1), new Step(2), new Step(3)), SeeOther.to("/x"))
          .carried()
          .values()
          .iterator()
          .next();
      handler.meanwhile = actor -> {
        heard.add(progress.find(actor, id).map(run -> run.done() + " of " + run.total()).orElse("nothing"));
        assertThat(progress.find(other, id)).isEmpty();
      };
      assertThatThrownBy(() -> controller.undo(id, budi, ui)).isInstanceOf(IllegalStateException.class);
      controller.undo(id, budi, ui);

      assertThat(heard).containsExactly("0 of 3", "1 of 3", "1 of 3", "2 of 3");
      assertThat(progress.find(budi, id)).isEmpty();
    });
  }

  @Test
  void what_was_done_under_a_mandate_that_has_ended_is_not_taken_back() {
    UUID person = UUID.randomUUID();
    Actor both = Actor.person(TestCast.LUWU_TIMUR, person, "Budi",
        List.of(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN), Set.of(TestCast.DP3A), Set.of(), Set.of());
    Actor one = Actor.person(TestCast.LUWU_TIMUR, person, "Budi", List.of(Role.TASK_FORCE_SECRETARY),
        Set.of(TestCast.DP3A), Set.of(), Set.of());
    UUID id = offer(both);

    ActorContext.runAs(one, () -> assertThatThrownBy(() -> offers.require(one, id)).isInstanceOf(Refused.class));
    ActorContext.runAs(both, () -> assertThat(offers.require(both, id).id()).isEqualTo(id));
  }

  @Test
  void an_hour_later_it_is_deleted_whether_its_person_comes_again_or_not() {
    Actor budi = Actor.person(TestCast.LUWU_TIMUR, UUID.randomUUID(), "Budi", List.of(Role.TASK_FORCE_SECRETARY),
        Set.of(TestCast.DP3A), Set.of(), Set.of());
    UUID old = offer(budi);
    UUID fresh = offer(budi);
    ActorContext.runAs(budi,
        () -> transactions.executeWithoutResult(_ -> rows.query(budi, UndoOffer.class)
            .key(budi.requirePerson(), old)
            .set(UndoOffer::offeredAt, clock.instant().minus(UndoOfferRepository.LASTS).minusSeconds(1))
            .update()));

    new ExpiredUndoCleanupJob(offers, eachRegency).run();

    ActorContext.runAs(budi, () -> transactions.executeWithoutResult(_ -> {
      assertThat(rows.query(budi, UndoOffer.class).is("person", budi.requirePerson()).list()).extracting(UndoOffer::id)
          .containsExactly(fresh);
    }));
  }

  private UUID offer(Actor who) {
    return ActorContext.callAs(who,
        () -> (UUID) offers.offer(who, new BreakingUndo(), List.of(new Step(1)), SeeOther.to("/x"))
            .carried()
            .values()
            .iterator()
            .next());
  }
}
