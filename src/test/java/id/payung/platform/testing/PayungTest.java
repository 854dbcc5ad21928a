package id.payung.platform.testing;

import id.payung.accounts.LightPasswordHasher;
import id.payung.agreements.AgreementFixture;
import id.payung.agreements.MeetingDecisionFixture;
import id.payung.evidence.faces.LightFaceSearch;
import id.payung.legislation.DraftFixture;
import id.payung.remarks.RemarkFixture;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * The application on its own PostgreSQL, policies on, with the cast, by {@code MockMvc} and at a port. One context and
 * one database for all classes that say this, but those with {@link OwnDatabase}; nothing else makes a difference
 * between two of them ({@code TestConventionTests}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshDatabaseInitializer.class)
@ContextCustomizerFactories(OwnDatabase.Factory.class)
@Import({TestCast.class, StatementRecorder.class, LightPasswordHasher.class, LightFaceSearch.class,
  AgreementFixture.class, MeetingDecisionFixture.class, RemarkFixture.class, DraftFixture.class})
public @interface PayungTest {}
