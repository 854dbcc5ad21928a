package id.payung.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.audit.RecordHistoryRepository;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Budi proposes; Citra of Disdukcapil takes, declines and takes back, one by one and many at once. */
@PayungTest
class ManyProposalsTests {
  private static final String YEAR = "2046";
  private static final String AT = "/73.24/evidence";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceUseLifeCycle register;
  @Autowired EvidenceUseRepository uses;
  @Autowired DocumentStorage documents;
  @Autowired RecordHistoryRepository history;
  @Autowired TestCast cast;

  private String nextPage = "";
  private Actor clerk;

  @BeforeEach
  void a_year_is_open_and_the_office_is_asked() {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1");
    clerk = cast.actorOf(TestCast.CLERK);
  }

  @Test
  void a_taken_proposal_goes_back_with_one_press_and_the_trail_shows_both() throws Exception {
    UUID use = propose("Usulan satu");
    send(post(AT + "/uses/" + use + "/taking").param("back", "proposals"));
    assertThat(state(use)).isEqualTo("taken");

    send(post(undo())).andExpect(status().isSeeOther());

    assertThat(state(use)).isEqualTo("proposed");
    assertThat(trail(use)).startsWith("proposed Diurungkan sesaat setelah dilakukan.", "taken null", "proposed null");
    assertThat(nextPage).contains("1 diurungkan.");
  }

  @Test
  void a_declined_proposal_goes_back_with_one_press() throws Exception {
    UUID use = propose("Usulan yang ditolak");
    send(post(AT + "/uses/" + use + "/refusal").param("reason", "kabur").param("back", "proposals"));
    assertThat(state(use)).isEqualTo("declined");

    send(post(undo()));

    assertThat(state(use)).isEqualTo("proposed");
    assertThat(use(use).stateReason()).isNull();
  }

  @Test
  void many_are_taken_at_once_and_each_that_is_not_is_named() throws Exception {
    UUID one = propose("Usulan banyak satu");
    UUID two = propose("Usulan banyak dua");
    UUID declined = propose("Usulan banyak tiga");
    ActorContext.runAs(clerk, () -> register.declineProposal(clerk, declined, "bukan"));

    send(post(AT + "/proposals/taking").param("chosen", one + ".1", two + ".1", declined + ".1"))
        .andExpect(status().isSeeOther());

    assertThat(nextPage).contains("2 data dukung dipakai.", "1 tidak dikerjakan", "Usulan banyak tiga: baru saja");
    assertThat(List.of(state(one), state(two), state(declined))).containsExactly("taken", "taken", "declined");
    send(post(undo()));
    assertThat(List.of(state(one), state(two))).containsExactly("proposed", "proposed");
  }

  @Test
  void many_are_declined_for_one_reason_which_is_asked_for_by_name_before_anything_is_done() throws Exception {
    UUID one = propose("Usulan buram satu");
    UUID two = propose("Usulan buram dua");
    ask(post(AT + "/proposals/refusal").param("chosen", one + ".1", two + ".1")).andExpect(status().isOk())
        .andExpect(content().string(containsString("Tandai 2 usulan tidak dipakai?")))
        .andExpect(content().string(containsString("Usulan buram satu")))
        .andExpect(content().string(containsString("value=\"" + two + ".1\"")))
        .andExpect(content().string(not(containsString("Tulis alasannya dulu"))));
    ask(post(AT + "/proposals/refusal").param("chosen", one + ".1").param("asked", "true").param("reason", " "))
        .andExpect(content().string(containsString("Tulis alasannya dulu")));
    assertThat(state(one)).isEqualTo("proposed");

    send(post(AT + "/proposals/refusal").param("chosen", one + ".1", two + ".1").param("reason", "fotonya buram"));

    assertThat(List.of(use(one), use(two))).extracting(EvidenceUse::stateReason)
        .containsExactly("fotonya buram", "fotonya buram");
  }

  @Test
  void another_office_takes_nothing_and_reads_no_name() throws Exception {
    UUID use = propose("Usulan rahasia");
    MockHttpSession session = new MockHttpSession();
    mvc.perform(post(AT + "/proposals/taking").param("chosen", use + ".1")
        .session(session)
        .cookie(TestSignIn.sessionCookie(mvc, "dewi"))
        .with(csrf())).andExpect(status().isSeeOther());

    String page = mvc.perform(get(AT + "/proposals").session(session).cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andReturn()
        .getResponse()
        .getContentAsString();
    assertThat(page).contains("Tidak ada yang dikerjakan", "Tidak dikenal: ").doesNotContain("Usulan rahasia");
    assertThat(state(use)).isEqualTo("proposed");
  }

  private UUID propose(String title) {
    UUID item = Ids.next();
    ActorContext.runAs(clerk,
        () -> intake.addOfficialDocument(clerk,
            new EvidenceIntake.OfficialDocument(item, title, "sk", "1", null, null, null, TestCast.DISDUKCAPIL),
            documents.store(clerk, SampleFiles.pdf(title), DocumentLimits.EVIDENCE)));
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(budi, () -> register.propose(budi, item, YEAR, "4.1", "data", "", ""));
  }

  private ResultActions ask(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.cookie(TestSignIn.sessionCookie(mvc, "citra")).with(csrf()));
  }

  private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
    MockHttpSession session = new MockHttpSession();
    ResultActions sent =
        mvc.perform(request.session(session).cookie(TestSignIn.sessionCookie(mvc, "citra")).with(csrf()));
    String next = Objects.requireNonNull(sent.andReturn().getResponse().getRedirectedUrl());
    nextPage = mvc.perform(
        get(URI.create(next.replaceFirst("#.*", ""))).session(session).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andReturn()
        .getResponse()
        .getContentAsString();
    return sent;
  }

  private String undo() {
    Matcher form = Pattern.compile("action=\"(/73\\.24/undo/[^\"]+)\"").matcher(nextPage);
    assertThat(form.find()).isTrue();
    return Objects.requireNonNull(form.group(1));
  }

  private EvidenceUse use(UUID id) {
    return ActorContext.callAs(clerk, () -> uses.require(clerk, id).use());
  }

  private String state(UUID id) {
    return use(id).state().code();
  }

  private List<String> trail(UUID use) {
    return ActorContext.callAs(clerk, () -> history.listRecent(clerk, List.of("evidence-use"), List.of(use), 10))
        .stream()
        .map(line -> line.action() + " " + line.reason())
        .toList();
  }
}
