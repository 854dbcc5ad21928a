package id.payung.platform.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Refused;
import id.payung.platform.page.SeeOther;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.json.JsonMapper;

/** The power goes while many rows are being taken back: nothing is left half done without a way on. */
@PayungTest
class BrokenOffUndoTests {
  @Autowired UndoOfferRepository offers;
  @Autowired UiFactory uis;
  @Autowired JsonMapper json;

  record Step(int number) {}

  /** Breaks off, once, at the second of three. */
  private static final class BreakingUndo implements UndoHandler<Step> {
    private final List<Integer> asked = new ArrayList<>();
    private boolean broken;

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
        beans.getBeanProvider(ResolvableType.forClassWithGenerics(UndoHandler.class, Step.class)), json);

    ActorContext.runAs(budi, () -> {
      SeeOther done = offers.offer(budi, handler, List.of(new Step(1), new Step(2), new Step(3)), SeeOther.to("/x"));
      UUID id = (UUID) done.carried().values().iterator().next();
      assertThatThrownBy(() -> controller.undo(id, budi, ui)).isInstanceOf(IllegalStateException.class);

      assertThat(controller.undo(id, budi, ui).path()).isEqualTo("/x");

      assertThat(handler.asked).containsExactly(3, 2, 2, 1);
      assertThatThrownBy(() -> controller.undo(id, budi, ui)).isInstanceOf(Refused.class);
    });
  }
}
