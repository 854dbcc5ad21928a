package id.payung;

import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;

/** Everybody has walked over the demonstration, and what each may read is known. */
abstract class LeakFixture {
  @Autowired SiteCrawler crawler;
  @Autowired VisibleRowRepository inReach;
  @Autowired HiddenTexts hiddenTexts;

  @BeforeAll
  void everybody_walks() throws Exception {
    crawler.crawlAll();
  }
}
