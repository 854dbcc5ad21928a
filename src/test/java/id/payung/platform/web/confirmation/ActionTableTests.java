package id.payung.platform.web.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.i18n.Messages;
import id.payung.platform.testing.PayungTest;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every action says how a slip of the hand is mended: by a press within an hour, by being asked, or by doing it again.
 */
@PayungTest
class ActionTableTests {
  @Autowired Messages words;

  @Autowired
  @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers;

  @Test
  void every_action_stands_in_the_table_and_the_table_has_no_other() throws Exception {
    Map<String, HandlerMethod> actions = listActions();

    assertThat(actions).hasSizeGreaterThan(140);
    assertThat(ActionTable.read().keySet()).as("say in docs/actions.md how a new action is taken back")
        .containsExactlyInAnyOrderElementsOf(actions.keySet());
  }

  @Test
  void what_asks_first_is_said_to_ask_in_both_languages_and_takes_no_file() throws Exception {
    Map<String, String> table = ActionTable.read();
    Set<String> odd = new TreeSet<>();
    int asking = 0;
    for (Map.Entry<String, HandlerMethod> action : listActions().entrySet()) {
      AsksFirst asks = action.getValue().getMethodAnnotation(AsksFirst.class);
      if (asks == null) {
        continue;
      }
      asking++;
      for (String key : Set.of(asks.value(), asks.value() + ".title", asks.value() + ".yes")) {
        if (!words.hasKey(key)) {
          odd.add(key);
        }
      }
      if (!"asks".equals(table.get(action.getKey())) || Arrays.stream(action.getValue().getMethod().getParameters())
          .map(Parameter::getParameterizedType)
          .anyMatch(type -> type.getTypeName().contains("MultipartFile"))) {
        odd.add(action.getKey());
      }
    }

    assertThat(asking).isGreaterThan(5);
    assertThat(odd).isEmpty();
  }

  private Map<String, HandlerMethod> listActions() {
    Map<String, HandlerMethod> actions = new TreeMap<>();
    handlers.getHandlerMethods().forEach((info, method) -> {
      boolean reads = info.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET));
      if (method.getBeanType().getName().startsWith("id.payung.") && !reads
          && !info.getMethodsCondition().getMethods().isEmpty()) {
        info.getPatternValues().forEach(pattern -> actions.put(ActionTable.spell(pattern), method));
      }
    });
    return actions;
  }
}
