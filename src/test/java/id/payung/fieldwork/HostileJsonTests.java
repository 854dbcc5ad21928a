package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.testing.Patience;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.node.ObjectNode;

/** A few letters that mean a gigabyte: numbers with long exponents, depth without end. Fitri's phone was taken over. */
@PayungTest
class HostileJsonTests {
  @Autowired MockMvc mvc;

  @Test
  void a_number_of_a_billion_digits_is_refused_before_it_is_written_out() throws Exception {
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, "fitri");

    for (String number : List.of("1E999999999", "1E-999999999", "-1E999999999", "1E400", "1e2147483647",
        "9".repeat(900), "0." + "0".repeat(900) + "1")) {
      for (String field : List.of("\"volume\"", "\"cost\"", "\"lat\"", "\"childrenM\"", "\"unknown\"")) {
        ObjectNode report = phone.reportRecord(FieldAppPhone.newId());
        FieldAppPhone.body(report).putObject("place").put("lat", -2.5).put("lon", 121.0);
        FieldAppPhone.body(report).put("volume", 1).put("cost", 2).put("unknown", 3);
        String batch = "{\"version\":1,\"device\":\"" + phone.device + "\",\"records\":["
            + report.toString().replaceFirst(field + ":-?[0-9.]+", field + ":" + number) + "]}";

        FieldAppPhone.PhoneResponse answer =
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Patience.LONGEST,
                () -> phone.perform(post("/api/v1/" + phone.regency + "/sync/push")
                    .header("Authorization", "Bearer " + phone.credential)
                    .contentType("application/json")
                    .content(batch)));

        assertThat(answer.status()).as(field + " " + number.substring(0, Math.min(20, number.length()))).isIn(200, 422);
      }
    }
  }

  /** Neither more than 90 nor less: a comparison lets it pass, and no JSON can be made of it. */
  @Test
  void a_place_that_is_no_number_hinders_no_photo() throws Exception {
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, "fitri");
    UUID report = FieldAppPhone.newId();
    phone.push(phone.reportRecord(report));
    int seed = 70;
    for (String place : List.of("{\"lat\":\"NaN\",\"lon\":\"NaN\",\"accuracy\":\"Infinity\"}",
        "{\"lat\":-2.5,\"lon\":121.0,\"accuracy\":\"NaN\"}", "{\"lat\":-2.5,\"lon\":\"-Infinity\"}",
        "{\"lat\":91,\"lon\":121.0}", "{\"lat\":-2.5,\"lon\":121.0,\"accuracy\":-1}")) {
      byte[] photo = UploadTests.photo(seed++);
      UUID file = FieldAppPhone.newId();
      String announced = "{\"id\":\"" + file + "\",\"record\":\"" + report + "\",\"slot\":\"photo\",\"sha256\":\""
          + FieldAppPhone.sha256(photo) + "\",\"size\":" + photo.length + ",\"place\":" + place + "}";

      FieldAppPhone.PhoneResponse answer = phone
          .perform(post("/api/v1/" + phone.regency + "/uploads").header("Authorization", "Bearer " + phone.credential)
              .contentType("application/json")
              .content(announced));

      assertThat(answer.status()).as(place).isEqualTo(200);
      assertThat(phone.sendPiece(file, 0, photo).json().path("done").asBoolean()).as(place).isTrue();
      assertThat(phone.uploadState(file).status()).as(place).isEqualTo(200);
    }
  }

  @Test
  void a_version_that_nobody_can_have_blocks_no_outbox() throws Exception {
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, "fitri");
    UUID other = FieldAppPhone.newId();
    for (String version : List.of("99999999999", "-99999999999", "9".repeat(300))) {
      String batch = "{\"version\":1,\"device\":\"" + phone.device + "\",\"records\":["
          + phone.reportRecord(FieldAppPhone.newId()).toString().replaceFirst("\\{", "{\"basedOn\":" + version + ",")
          + "," + phone.reportRecord(other) + "]}";

      FieldAppPhone.PhoneResponse answer = phone
          .perform(post("/api/v1/" + phone.regency + "/sync/push").header("Authorization", "Bearer " + phone.credential)
              .contentType("application/json")
              .content(batch));

      assertThat(answer.status()).as(version).isEqualTo(200);
      assertThat(answer.json().toString()).as(version).contains(other.toString());
    }
  }

  @Test
  void depth_without_end_and_a_batch_that_is_none_are_refused() throws Exception {
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, "fitri");

    for (String body : List.of("[".repeat(100_000), "{\"a\":".repeat(100_000), "", "null", "[]", "\"x\"",
        "{\"version\":1,\"device\":{},\"records\":[1,null,{}]}", "{\"version\":\"x\"}", "\u0000",
        "{\"version\":1,\"device\":\"" + phone.device + "\",\"records\":[null,7,\"x\",[],{\"id\":{}}]}")) {
      FieldAppPhone.PhoneResponse answer = phone
          .perform(post("/api/v1/" + phone.regency + "/sync/push").header("Authorization", "Bearer " + phone.credential)
              .contentType("application/json")
              .content(body));

      assertThat(answer.status()).as(body.substring(0, Math.min(30, body.length()))).isIn(200, 400, 422);
    }
  }

  @Test
  void a_sign_that_no_database_keeps_is_left_out_of_every_text() throws Exception {
    FieldAppPhone phone = new FieldAppPhone(mvc, TestCast.LUWU_TIMUR);

    assertThat(phone.requestSignIn("tidak\u0000ada", TestCast.PASSWORD).status()).isEqualTo(401);
    assertThat(phone.requestSignIn("fi\u0000tri", TestCast.PASSWORD).status()).isEqualTo(200);

    UUID report = FieldAppPhone.newId();
    phone.push(phone.reportRecord(report));
    assertThat(phone.announce(FieldAppPhone.newId(), report, "photo\u0000", "0".repeat(64), 9).status()).isIn(200, 201,
        422);
  }
}
