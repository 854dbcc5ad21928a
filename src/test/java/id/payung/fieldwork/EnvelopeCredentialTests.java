package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.accounts.console.AccountRecoveryCommand;
import id.payung.accounts.signin.DeviceRepository;
import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.web.access.PublicAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The credential that lies open on the phone: it can send, to one address, and ends with the phone's other one. A test
 * for each row of the table in docs/threat-model-phone.md.
 */
@PayungTest
class EnvelopeCredentialTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired PersonRegistration people;
  @Autowired DeviceRepository devices;
  @Autowired TransactionTemplate transactions;

  @Autowired
  @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String ownerPassword;

  @Test
  void it_opens_no_other_address_of_the_api_however_it_is_written() throws Exception {
    SealedSender closed = SealedSender.of(FieldAppPhone.signedIn(mvc, "fitri"));
    Map<String, Integer> open = new TreeMap<>();
    int tried = 0;
    for (var route : handlers.getHandlerMethods().entrySet()) {
      if (route.getValue().getBeanType().getName().startsWith("id.payung.") && !isPublic(route.getValue())) {
        Set<RequestMethod> methods = route.getKey().getMethodsCondition().getMethods();
        for (PathPattern pattern : Objects.requireNonNull(route.getKey().getPathPatternsCondition()).getPatterns()) {
          String path = addressOf(pattern);
          for (RequestMethod method : path.endsWith("/envelopes") ? Set.<RequestMethod>of() : methods) {
            tried++;
            int status = statusOf(closed, HttpMethod.valueOf(method.name()), path);
            if (status < 300 || status >= 500) {
              open.put(method + " " + path, status);
            } else if (path.startsWith("/api/v1/") && status != 401 && status != 403) {
              open.put(method + " " + path, status);
            }
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(250);
    assertThat(open).isEmpty();
  }

  @Test
  void other_ways_to_write_its_address_do_not_lead_elsewhere() throws Exception {
    SealedSender closed = SealedSender.of(FieldAppPhone.signedIn(mvc, "fitri"));
    byte[] envelope = closed.seal(closed.phone.reportRecord(FieldAppPhone.newId()));
    for (String path : List.of("/api/v1/73.24/envelopes/", "/api/v1/73.24/envelopes/x", "/api/v1/73.24/envelopes;a=b",
        "/api/v1/73.24/sync/pull;/envelopes", "/api/v1/73.24/uploads/envelopes", "/api/v1/devices/me/envelopes",
        "/api/v1/73.24//envelopes")) {
      int status = mvc.perform(
          request(HttpMethod.POST, java.net.URI.create(path)).header("Authorization", "Bearer " + closed.credential)
              .contentType("application/octet-stream")
              .content(envelope))
          .andReturn()
          .getResponse()
          .getStatus();
      assertThat(status).as(path).isIn(400, 401, 403, 404, 405);
    }
  }

  @Test
  void neither_the_phones_own_credential_nor_a_session_nor_nobody_sends_envelopes() throws Exception {
    SealedSender closed = SealedSender.of(FieldAppPhone.signedIn(mvc, "fitri"));
    byte[] envelope = closed.seal(closed.phone.reportRecord(FieldAppPhone.newId()));

    assertThat(closed.sendTo("73.24", envelope, closed.phone.credential).status()).isEqualTo(401);
    assertThat(closed.sendTo("73.24", envelope, "").status()).isEqualTo(401);
    assertThat(mvc
        .perform(
            post("/api/v1/73.24/envelopes").content(envelope).cookie(TestSignIn.sessionCookie(mvc, "ani")).with(csrf()))
        .andReturn()
        .getResponse()
        .getStatus()).isEqualTo(401);
    assertThat(closed.sendTo("73.24", new byte[70_000], "siapa").status()).as("not read").isEqualTo(413);
    assertThat(closed.isKept(envelope)).isTrue();
  }

  @Test
  void it_ends_when_a_rotated_credential_is_used_and_one_that_is_asked_for_takes_its_place() throws Exception {
    SealedSender closed = SealedSender.of(FieldAppPhone.signedIn(mvc, "fitri"));
    byte[] envelope = closed.seal(closed.phone.reportRecord(FieldAppPhone.newId()));
    String rotated = closed.phone.rotateCredential().json().path("credential").asString();
    assertThat(closed.isKept(envelope)).as("the phone may never have heard of the new one").isTrue();
    closed.phone.credential = rotated;
    assertThat(closed.phone.fetchOwner().status()).isEqualTo(200);
    assertThat(closed.send(envelope).status()).as("a copy of the old one may have asked for it").isEqualTo(401);
    closed.credential = closed.register().json().path("credential").asString();
    assertThat(closed.isKept(envelope)).isTrue();

    String fresh = closed.register().json().path("credential").asString();

    assertThat(closed.send(envelope).status()).isEqualTo(401);
    closed.credential = fresh;
    assertThat(closed.isKept(envelope)).isTrue();
    assertThat(closed.register(null).status()).isEqualTo(200);
    assertThat(closed.send(envelope).status()).as("given back").isEqualTo(401);
  }

  @Test
  void a_reset_ends_it_and_the_next_sign_in_does_not_bring_it_back() throws Exception {
    UUID person = register("amplop.reset");
    SealedSender closed = SealedSender.of(FieldAppPhone.signedIn(mvc, "amplop.reset"));
    byte[] envelope = closed.seal(closed.phone.reportRecord(FieldAppPhone.newId()));

    mvc.perform(post("/73.24/people/" + person + "/invitation").param("reset", "true")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf()));
    assertThat(closed.send(envelope).status()).isEqualTo(401);
    assertThat(closed.register().status()).as("nor is another given").isEqualTo(401);
  }

  @Test
  void a_fresh_sign_in_on_the_same_phone_leaves_nothing_of_it() throws Exception {
    register("amplop.masuk");
    SealedSender closed = SealedSender.of(FieldAppPhone.signedIn(mvc, "amplop.masuk"));
    byte[] envelope = closed.seal(closed.phone.reportRecord(FieldAppPhone.newId()));

    closed.phone.signIn("amplop.masuk", TestCast.PASSWORD);
    assertThat(closed.send(envelope).status()).isEqualTo(401);

    closed.credential = closed.register().json().path("credential").asString();
    assertThat(closed.isKept(envelope)).as("what was sealed before goes with the same key of the phone").isTrue();
  }

  @Test
  void the_console_ends_it() throws Exception {
    register("amplop.konsol");
    SealedSender closed = SealedSender.of(FieldAppPhone.signedIn(mvc, "amplop.konsol"));
    try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword)) {
      AccountRecoveryCommand.resetAndInvite(connection, "amplop.konsol");
    }

    assertThat(closed.send(closed.seal(closed.phone.reportRecord(FieldAppPhone.newId()))).status()).isEqualTo(401);
  }

  @Test
  void a_phone_that_is_ended_sends_nothing_any_more() throws Exception {
    UUID person = register("amplop.akhir");
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, "amplop.akhir");
    SealedSender closed = SealedSender.of(phone);
    Actor ani = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(ani, () -> devices.revoke(ani, person, phone.device));

    assertThat(closed.send(closed.seal(phone.reportRecord(FieldAppPhone.newId()))).status()).isEqualTo(401);
    assertThat(closed.register().status()).isEqualTo(401);
  }

  @Test
  void after_a_mandate_has_ended_what_was_written_while_it_lasted_is_taken_and_looked_at() throws Exception {
    register("amplop.selesai");
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, "amplop.selesai");
    SealedSender closed = SealedSender.of(phone);
    var report = phone.reportRecord(FieldAppPhone.newId());
    Actor ani = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(ani, () -> people.endMandate(ani, mandateOf("amplop.selesai"), "Pindah tugas"));

    PhoneResponse sent = closed.send(closed.seal(report));

    PhoneResponse opened = phone.push(report);
    assertThat(sent.json().path("kept").asBoolean()).isEqualTo(!opened.receiptStatus().equals("refused"));
    assertThat(opened.receiptStatus()).isIn("known", "refused");
  }

  @Test
  void the_days_share_of_a_phone_is_bounded_in_number_and_bytes() throws Exception {
    for (String full : List.of("sent_envelopes = 4000", "sent_bytes = 268435456")) {
      FieldAppPhone phone = FieldAppPhone.signedIn(mvc, "fitri");
      SealedSender closed = SealedSender.of(phone);
      byte[] envelope = closed.seal(phone.reportRecord(FieldAppPhone.newId()));
      asOwner("UPDATE accounts.device SET sent_on = (now() AT TIME ZONE 'UTC')::date, " + full + " WHERE id = '"
          + phone.device + "'");

      assertThat(closed.send(envelope).status()).as(full).isEqualTo(429);
      asOwner("UPDATE accounts.device SET sent_on = sent_on - 1 WHERE id = '" + phone.device + "'");
      assertThat(closed.isKept(envelope)).as("the next day").isTrue();
    }
  }

  @Test
  void a_copied_credential_without_the_key_uses_up_nothing_of_the_phones_day() throws Exception {
    SealedSender closed = SealedSender.of(FieldAppPhone.signedIn(mvc, "fitri"));
    byte[] envelope = closed.seal(closed.phone.reportRecord(FieldAppPhone.newId()));
    asOwner("UPDATE accounts.device SET sent_on = (now() AT TIME ZONE 'UTC')::date, sent_envelopes = 3999 WHERE id = '"
        + closed.phone.device + "'");
    byte[] forged = envelope.clone();
    forged[forged.length - 1] ^= 1;

    assertThat(closed.send(forged).status()).isEqualTo(422);
    assertThat(closed.isKept(envelope)).as("the last one of the day").isTrue();
    assertThat(closed.send(envelope).status()).isEqualTo(429);
  }

  @Test
  void what_is_no_key_is_refused_when_a_phone_asks() throws Exception {
    SealedSender closed = SealedSender.of(FieldAppPhone.signedIn(mvc, "fitri"));
    byte[] beside = new byte[65];
    beside[0] = 4;

    for (String key : List.of("", "###", "AAAA", Base64.getEncoder().encodeToString(beside))) {
      PhoneResponse answer = closed.register(key);
      assertThat(answer.status()).as(key).isEqualTo(422);
      assertThat(answer.json().path("code").asString()).isEqualTo("signing-key");
    }
  }

  private int statusOf(SealedSender closed, HttpMethod method, String path) throws Exception {
    return mvc.perform(request(method, path).header("Authorization", "Bearer " + closed.credential)
        .header("Upload-Offset", 0)
        .contentType("application/json")
        .content("{}")
        .with(csrf())).andReturn().getResponse().getStatus();
  }

  private static boolean isPublic(HandlerMethod handler) {
    return handler.hasMethodAnnotation(PublicAccess.class)
        || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), PublicAccess.class);
  }

  private static String addressOf(PathPattern pattern) {
    return pattern.getPatternString()
        .replaceAll("\\{(\\d)\\}", "<$1>")
        .replaceAll("\\{regency[^}]*\\}", "73.24")
        .replaceAll("\\{[^}]*<4>[^}]*\\}", "2026")
        .replaceAll("\\{[^}]*\\}", UUID.randomUUID().toString());
  }

  private void asOwner(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private UUID register(String name) {
    UUID person = Ids.fromName("amplop:" + name);
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      people.register(service, new NewPerson(person, "Amplop Contoh", name, null, TestCast.PASSWORD, true));
      people.grantMandate(service, new NewMandate(mandateOf(name), person, Role.VILLAGE_MOVER, TestCast.DP3A, "",
          List.of(cast.village(TestCast.MAGANI)), "SK-UJI/003", LocalDate.of(2024, 1, 2), null));
    }));
    return person;
  }

  private static UUID mandateOf(String name) {
    return Ids.fromName("amplop:mandate:" + name);
  }
}
