package id.payung.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;

/** The application's pool connects as {@code payung_app}; the owner migrates and never serves a request. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean
  DataSource dataSource(@Value("${payung.db.url}") String url, @Value("${payung.db.app.user}") String user,
      @Value("${payung.db.app.password}") String password, @Value("${payung.db.pool:12}") int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(2);
    config.setPoolName("payung");
    config.setConnectionTimeout(5_000);
    config.addDataSourceProperty("ApplicationName", "payung");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("stringtype", "unspecified");
    // What has no parameters goes in one message: the settings that open a transaction are eight statements.
    config.addDataSourceProperty("preferQueryMode", "extendedForPrepared");
    return new HikariDataSource(config);
  }

  /**
   * The owner's, for migrations. As a bean and not as properties of Flyway's, which are asked for long before the first
   * connection is needed.
   */
  @Bean
  FlywayConnectionDetails migrationConnection(@Value("${payung.db.url}") String url,
      @Value("${payung.db.owner.user}") String user, @Value("${payung.db.owner.password}") String password) {
    return new FlywayConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return url;
      }

      @Override
      public String getUsername() {
        return user;
      }

      @Override
      public String getPassword() {
        return password;
      }
    };
  }

  @Bean
  FlywayMigrationStrategy migrationStrategy() {
    return flyway -> SingleConnectionMigration.migrate(flyway.getConfiguration());
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource, WriteGenerations writeGenerations) {
    return new ActorTransactionManager(dataSource, writeGenerations);
  }

  /** There is one manager. With a bean factory the interceptor looks for another at every call of every bean. */
  @Bean
  SmartInitializingSingleton soleTransactionManager(TransactionInterceptor interceptor,
      PlatformTransactionManager manager) {
    return () -> {
      interceptor.setTransactionManager(manager);
      interceptor.setBeanFactory(null);
    };
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }
}
