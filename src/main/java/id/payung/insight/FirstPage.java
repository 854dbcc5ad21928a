package id.payung.insight;

import id.payung.platform.actor.Actor;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody's first page: what they owe, by date, with one button to the next step. */
@Controller
class FirstPage implements Navigation {
  private static final int MOST_OF_EACH = 30;

  private final ObjectProvider<DutySource> sources;
  private final Greeting greeting;
  private final FirstSteps steps;
  private final RegencyDirectory regencies;
  private final Clock clock;

  FirstPage(ObjectProvider<DutySource> sources, Greeting greeting, FirstSteps steps, RegencyDirectory regencies,
      Clock clock) {
    this.sources = sources;
    this.greeting = greeting;
    this.steps = steps;
    this.regencies = regencies;
    this.clock = clock;
  }

  @AllowedToAll
  @GetMapping({"/{regency}", "/{regency}/"})
  String show(Actor actor, Model model) {
    LocalDate today = regencies.require(actor.regency()).today(clock);
    List<Duty> duties = sources.stream()
        .flatMap(source -> source.owedBy(actor, MOST_OF_EACH).stream())
        .sorted(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Comparator.comparingDouble(Duty::points).reversed()))
        .toList();
    model.addAttribute("today", today);
    Greeting.Said said = greeting.to(actor);
    model.addAttribute("said", said);
    model.addAttribute("steps", steps.of(actor, said.brief() != null));
    model.addAttribute("late",
        duties.stream().filter(duty -> duty.due() != null && duty.due().isBefore(today)).toList());
    model.addAttribute("soon", duties.stream().filter(duty -> within(duty, today, 7)).toList());
    model.addAttribute("later",
        duties.stream().filter(duty -> duty.due() == null || duty.due().isAfter(today.plusDays(7))).toList());
    return "insight/first";
  }

  private static boolean within(Duty duty, LocalDate today, int days) {
    return duty.due() != null && !duty.due().isBefore(today) && !duty.due().isAfter(today.plusDays(days));
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    return List.of(new NavigationItem(0, "insight.first.door", "", "tasks"));
  }
}
