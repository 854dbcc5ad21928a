package id.payung.evidence.facts;

import id.payung.platform.facts.FactCount;
import id.payung.platform.i18n.LocaleFormatter;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A count in the words that are frozen with it; the register of proofs is Indonesian. */
@Component
class ComputedFactWords {
  private final CodeList facts;
  private final Messages words;
  private final LocaleFormatter figures = new LocaleFormatter(Messages.INDONESIAN);

  ComputedFactWords(ReferenceCatalogue reference, Messages words) {
    this.facts = reference.list("evidence/computed-facts");
    this.words = words;
  }

  CodeListEntry requireFact(String code) {
    return facts.require(code);
  }

  String value(long number, String unit) {
    return unit.equals("rupiah") ? figures.rupiah(number) : figures.number(number) + " " + unit;
  }

  /** How it is counted, and for which years. */
  String rule(CodeListEntry fact, String years) {
    return words.text(Messages.INDONESIAN, "evidence.fact.rule", fact.bilingualText("rule").id(), years);
  }

  List<String> rows(FactCount counted) {
    if (counted.rowCount() == counted.rows().size()) {
      return counted.rows();
    }
    List<String> kept = new ArrayList<>(counted.rows());
    kept.add(words.text(Messages.INDONESIAN, "evidence.fact.more-rows",
        Long.toString(counted.rowCount() - counted.rows().size())));
    return List.copyOf(kept);
  }
}
