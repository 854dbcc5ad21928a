package id.payung.platform.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegencyPathTest {

  @ParameterizedTest
  @CsvSource({"/73.24, 73.24", "/73.24/, 73.24", "/73.24/activities/1, 73.24", "/api/v1/73.25, 73.25",
    "/api/v1/73.25/sync/reports, 73.25"})
  void a_path_names_its_regency_first(String path, String regency) {
    assertThat(RegencyPath.regencyOf(path)).isEqualTo(regency);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/masuk", "/73.2", "/73.244", "/73.24x/a", "/7324.", "/73-24/a", "/a3.24/a",
    "73.24/a", "/x/73.24/a", "/api/v1", "/api/v1/", "/api/v173.24/a", "/api/v1/devices", "/api/v2/73.24", "//73.24",
    "/７３.24/a"})
  void another_path_names_none(String path) {
    assertThat(RegencyPath.regencyOf(path)).isNull();
  }
}
