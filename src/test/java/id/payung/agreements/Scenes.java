package id.payung.agreements;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.agreements.plan.ActivityText;
import id.payung.agreements.plan.Approving;
import id.payung.agreements.plan.Drafting;
import id.payung.agreements.plan.LineText;
import id.payung.agreements.plan.Plan;
import id.payung.agreements.plan.Plans;
import id.payung.agreements.plan.Wish;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementLife;
import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.AgreementText;
import id.payung.agreements.register.Agreements;
import id.payung.agreements.register.Draft;
import id.payung.agreements.register.Party;
import id.payung.agreements.register.Registering;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.SignedIn;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Reaches the states that the tests of agreements begin in, by doing what people do. */
@TestComponent
class Scenes {
  static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Makassar"));
  static final int YEAR = TODAY.getYear();

  private final MockMvc mvc;
  private final Cast cast;
  private final Agreements agreements;
  private final Registering registering;
  private final AgreementLife life;
  private final Plans plans;
  private final Drafting drafting;
  private final Approving approving;
  private final Map<String, Cookie> signedIn = new HashMap<>();

  Scenes(MockMvc mvc, Cast cast, Agreements agreements, Registering registering, AgreementLife life, Plans plans,
      Drafting drafting, Approving approving) {
    this.mvc = mvc;
    this.cast = cast;
    this.agreements = agreements;
    this.registering = registering;
    this.life = life;
    this.plans = plans;
    this.drafting = drafting;
    this.approving = approving;
  }

  interface Deed<T> {
    T of(Actor actor);
  }

  <T> T as(UUID person, Deed<T> deed) {
    Actor actor = cast.as(person);
    return Acting.as(actor, () -> deed.of(actor));
  }

  void doing(UUID person, java.util.function.Consumer<Actor> deed) {
    Actor actor = cast.as(person);
    Acting.doing(actor, () -> deed.accept(actor));
  }

  private Cookie cookie(String name) throws Exception {
    Cookie known = signedIn.get(name);
    if (known == null) {
      known = SignedIn.as(mvc, name);
      signedIn.put(name, known);
    }
    return known;
  }

  ResultActions see(String who, String path) throws Exception {
    return mvc.perform(get(URI.create("/73.24" + path)).cookie(cookie(who)));
  }

  ResultActions api(String who, String path) throws Exception {
    return mvc.perform(get(URI.create("/api/v1/73.24" + path)).cookie(cookie(who)));
  }

  ResultActions strangerSees(String path) throws Exception {
    return mvc.perform(get("/73.24" + path));
  }

  ResultActions send(String who, String path, Object... fields) throws Exception {
    return mvc.perform(filled(post("/73.24" + path), fields).cookie(cookie(who)).with(csrf()));
  }

  ResultActions upload(String who, String path, byte[] file, String name, String type, Object... fields)
      throws Exception {
    return mvc.perform(filled(multipart("/73.24" + path).file(new MockMultipartFile("file", name, type, file)), fields)
        .cookie(cookie(who))
        .with(csrf()));
  }

  private static <B extends AbstractMockHttpServletRequestBuilder<B>> B filled(B request, Object... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i].toString(), String.valueOf(fields[i + 1]));
    }
    return request;
  }

  /** Between Dinsos P3A and Yayasan Teduh, still a draft. */
  UUID agreement(String title) {
    UUID id = Ids.next();
    doing(Cast.SECRETARY,
        actor -> registering.register(actor, new Draft(id, "pks", null, null, text(title), List.of(), null)));
    return id;
  }

  static AgreementText text(String title) {
    return new AgreementText(title, "Pencegahan perkawinan anak", "", "", "", TODAY.minusMonths(6), TODAY.plusYears(1),
        true, Set.of(),
        List.of(new Party(1, "first", Cast.DP3A, "Dinsos P3A", "", "Ani Contoh", "Kepala Dinas", "acting"),
            new Party(2, "second", Cast.NGO, "Yayasan Teduh Contoh", "", "Hadi Contoh", "Direktur", "definitive")));
  }

  void goes(UUID agreement, AgreementStage... stages) {
    AgreementStage from = as(Cast.SECRETARY, actor -> agreements.versions(actor, agreement).getFirst().stage());
    for (AgreementStage to : stages) {
      AgreementStage before = from;
      doing(Cast.SECRETARY, actor -> life.step(actor, agreement, before, to, TODAY, null));
      from = to;
    }
  }

  void inForce(UUID agreement) {
    goes(agreement, AgreementStage.REVIEWED, AgreementStage.INITIALLED, AgreementStage.SIGNED, AgreementStage.IN_FORCE);
  }

  Plan plan(UUID agreement) {
    return as(Cast.SECRETARY, actor -> plans.open(actor, Ids.next(), agreement, YEAR));
  }

  ActivityText activity(int number, String title, LineText... lines) {
    return new ActivityText(Ids.next(), number, title, "training", Cast.DISDUKCAPIL, List.of(Cast.NGO),
        List.of(cast.village(Cast.MAGANI)), List.of(), LocalDate.of(YEAR, 1, 1), LocalDate.of(YEAR, 12, 31), "orang",
        100, "", null, List.of(lines));
  }

  static LineText line(int number, String what, long amount) {
    return new LineText(Ids.next(), number, what, "apbd-kabupaten", Cast.DISDUKCAPIL, null, "", false, amount);
  }

  static LineText secret(int number, String what) {
    return new LineText(Ids.next(), number, what, "hibah-luar-apbd", Cast.NGO, null, "", true, null);
  }

  void write(UUID person, Plan plan, ActivityText text, Map<UUID, Long> guarded, Map<UUID, String> stages) {
    doing(person, actor -> drafting.save(actor, plan.id(), 0, new Wish(text, guarded, stages)));
  }

  void write(Plan plan, ActivityText text) {
    Map<UUID, Long> guarded = new HashMap<>();
    Map<UUID, String> stages = new HashMap<>();
    for (LineText line : text.lines()) {
      if (line.guarded()) {
        guarded.put(line.id(), 75_000_000L);
        stages.put(line.id(), "commitment");
      } else {
        stages.put(line.id(), "dpa");
      }
    }
    write(Cast.SECRETARY, plan, text, guarded, stages);
  }

  /** Offered and approved by the secretary and by the partner. */
  void approved(Plan plan) {
    int number = as(Cast.SECRETARY, actor -> plans.require(actor, plan.id())).newest();
    String code = as(Cast.SECRETARY, actor -> approving.offer(actor, plan.id(), number));
    doing(Cast.SECRETARY, actor -> approving.approve(actor, plan.id(), number, code));
    doing(Cast.PARTNER, actor -> approving.approve(actor, plan.id(), number, code));
  }

  Agreement seen(UUID person, UUID agreement) {
    return as(person, actor -> agreements.require(actor, agreement));
  }

  List<UUID> ids(ActivityText... texts) {
    List<UUID> ids = new ArrayList<>();
    for (ActivityText text : texts) {
      ids.add(text.id());
    }
    return ids;
  }
}
