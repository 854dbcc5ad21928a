package id.payung.platform.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers, while a sheet is read, what has to be asked about it: the same in many rows is one question. */
final class SheetQuestionList {
  private final SheetAnswers answers;
  private final Map<String, SheetQuestion> byId = new LinkedHashMap<>();

  SheetQuestionList(SheetAnswers answers) {
    this.answers = answers;
  }

  /** Adds a place to a question, and gives the answer to it; null while there is none. */
  @Nullable
  Boolean ask(String id, String key, List<Object> args, SheetQuestion.Place place) {
    SheetQuestion question = byId.computeIfAbsent(id,
        one -> new SheetQuestion(one, key, List.copyOf(args), new ArrayList<>(), answers.to(one)));
    question.places().add(place);
    return question.answer();
  }

  List<SheetQuestion> all() {
    return byId.values()
        .stream()
        .map(one -> new SheetQuestion(one.id(), one.key(), one.args(), List.copyOf(one.places()), one.answer()))
        .toList();
  }
}
