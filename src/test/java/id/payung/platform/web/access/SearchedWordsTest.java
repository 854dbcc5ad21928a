package id.payung.platform.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The time limit of searches holds however an address writes the name of what is searched for. */
class SearchedWordsTest {

  @Test
  void the_name_counts_as_it_is_read_and_not_as_it_is_written() {
    for (String query : new String[]{"q=a", "%71=a", "x=1&%71=a", "sort=day&q=%20", "q=&q=a", "%7=a"}) {
      assertThat(SearchedWords.isIn("GET", query)).as(query).isTrue();
      assertThat(SearchedWords.isIn("HEAD", query)).as(query).isTrue();
    }
  }

  @Test
  void other_addresses_are_no_searches() {
    for (String query : new String[]{"", "q=", "q", "%71=", "%2571=a", "qq=a", "sort=q"}) {
      assertThat(SearchedWords.isIn("GET", query)).as(query).isFalse();
    }
    assertThat(SearchedWords.isIn("GET", null)).isFalse();
    assertThat(SearchedWords.isIn("POST", "q=a")).isFalse();
  }
}
