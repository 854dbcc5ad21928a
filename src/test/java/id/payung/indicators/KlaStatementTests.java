package id.payung.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvidenceBook;
import id.payung.evidence.EvidenceRegister;
import id.payung.indicators.answer.AnswerForm;
import id.payung.indicators.answer.Answering;
import id.payung.indicators.desk.Desks;
import id.payung.indicators.request.OpeningYear;
import id.payung.indicators.request.Requests;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.Documents;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.CountedStatements;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/**
 * What the pages of evidence and KLA ask of the database: at most twelve statements, and never more because there are
 * more rows.
 */
@PayungTest
class KlaStatementTests {
  private static final int MOST = 12;

  @Autowired MockMvc mvc;
  @Autowired OpeningYear opening;
  @Autowired Requests requests;
  @Autowired Answering answering;
  @Autowired EvidenceBook papers;
  @Autowired EvidenceRegister register;
  @Autowired Documents documents;
  @Autowired Desks desks;
  @Autowired Cast cast;

  @Test
  void no_page_asks_more_than_twelve_times_whatever_lies_there() throws Exception {
    Years years = new Years(opening, requests, cast);
    years.open("2073");
    years.open("2074");
    for (String year : List.of("2073", "2074")) {
      years.ask(year, Cast.DISDUKCAPIL, "4.1", "4.2", "4.3");
      years.ask(year, Cast.DP3A, "6.1");
      Actor citra = cast.as(Cast.CLERK);
      Acting.doing(citra, () -> answering.save(citra, year, "4.1", new AnswerForm(0, "a", "catatan", true, "", null)));
      Acting.doing(citra, () -> answering.takeBack(citra, year, "4.1", "uji"));
    }
    UUID desk = Ids.next();
    Actor eko = cast.as(Cast.VERIFIER);
    Acting.doing(eko, () -> desks.begin(eko, desk, "2074", Cast.DISDUKCAPIL, "Aula"));
    Proofs proofs = new Proofs(papers, documents);
    Actor citra = cast.as(Cast.CLERK);
    UUID use = proofs.official(citra, Cast.DISDUKCAPIL, "2073", "4.1", "data");
    proofs.official(citra, Cast.DISDUKCAPIL, "2074", "4.1", "data");
    UUID item = Acting.as(citra, () -> register.usesFor(citra, "2073", "4.1"))
        .stream()
        .filter(one -> one.id().equals(use))
        .findFirst()
        .orElseThrow()
        .item();
    Acting.doing(citra, () -> register.propose(citra, item, "2074", "4.1", "by-district", "", ""));
    Map<String, Integer> few = counts(desk, item);

    for (int i = 0; i < 12; i++) {
      proofs.official(citra, Cast.DISDUKCAPIL, "2074", "4.1", i % 2 == 0 ? "data" : "by-district");
      UUID other = proofs.undated(citra, Cast.DISDUKCAPIL, "2073", "4.1", "data");
      UUID known = Acting.as(citra, () -> register.usesFor(citra, "2073", "4.1"))
          .stream()
          .filter(one -> one.id().equals(other))
          .findFirst()
          .orElseThrow()
          .item();
      Acting.doing(citra, () -> register.propose(citra, known, "2074", "4.1", "by-district", "", ""));
    }
    Map<String, Integer> many = counts(desk, item);

    List<String> over = new ArrayList<>();
    many.forEach((page, count) -> {
      if (count > MOST || count > few.getOrDefault(page, 0)) {
        over.add(page + ": " + few.get(page) + " → " + count);
      }
    });
    assertThat(over).as("over " + MOST + ", or growing").isEmpty();
  }

  private Map<String, Integer> counts(UUID desk, UUID item) throws Exception {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Cookie citra = SignedIn.as(mvc, "citra");
    Cookie budi = SignedIn.as(mvc, "budi");
    Cookie eko = SignedIn.as(mvc, "eko");
    for (String page : List.of("/evidence", "/evidence?q=surat", "/evidence/" + item, "/evidence/proposals",
        "/evidence/inbox", "/evidence/new?evaluation=2074&question=4.1&slot=data", "/evidence/exports")) {
      counts.put("citra " + page, asked(page, citra));
    }
    for (String page : List.of("", "/questions", "/questions/4.1", "/blocks/C1", "/gaps")) {
      counts.put("citra /kla/2074" + page, asked("/kla/2074" + page, citra));
      counts.put("budi /kla/2074" + page, asked("/kla/2074" + page, budi));
    }
    for (String page : List.of("/owing", "/copy", "/settings", "/results", "/results/VA", "/letters/new", "/owners",
        "/instrument", "/owing/" + Cast.DISDUKCAPIL)) {
      counts.put("budi /kla/2074" + page, asked("/kla/2074" + page, budi));
    }
    for (String page : List.of("/desk", "/desk/" + desk, "/questions/4.1")) {
      counts.put("eko /kla/2074" + page, asked("/kla/2074" + page, eko));
    }
    return counts;
  }

  private int asked(String page, Cookie who) throws Exception {
    mvc.perform(get(URI.create("/73.24" + page)).cookie(who)).andExpect(status().isOk());
    return CountedStatements
        .of(() -> mvc.perform(get(URI.create("/73.24" + page)).cookie(who)).andExpect(status().isOk()))
        .size();
  }
}
