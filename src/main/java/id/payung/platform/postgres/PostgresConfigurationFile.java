package id.payung.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes postgresql.conf anew at each start. What an administrator tunes stands in {@code local.conf} beside it;
 * durability is not for tuning.
 */
record PostgresConfigurationFile(int port, boolean durable) {
  void write(Path cluster) throws IOException {
    Files.writeString(cluster.resolve("postgresql.conf"), render());
    // scram for every connection; only the loopback is listened on anyway
    Files.writeString(cluster.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
  }

  private String render() {
    String durabilitySetting = durable ? "on" : "off";
    // One that need not last serves many applications at once: those of the tests.
    int connections = durable ? 60 : 300;
    return """
        # Written by Payung at each start. Your own settings go to local.conf in this folder.
        max_connections = %3$d
        shared_buffers = 128MB
        effective_cache_size = 512MB
        work_mem = 8MB
        maintenance_work_mem = 64MB
        max_wal_size = 512MB
        random_page_cost = 1.5
        # no LLVM comes with these binaries
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        datestyle = 'iso, ymd'
        default_text_search_config = 'pg_catalog.simple'
        # a log line never carries a name or a story: no statements, no details, no parameters
        log_statement = none
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        logging_collector = %1$s
        log_directory = 'log'
        log_filename = 'postgres-%%a.log'
        log_rotation_age = 1d
        log_truncate_on_rotation = on
        include_if_exists = 'local.conf'
        listen_addresses = '127.0.0.1'
        port = %2$d
        unix_socket_directories = ''
        password_encryption = 'scram-sha-256'
        fsync = %1$s
        full_page_writes = %1$s
        synchronous_commit = %1$s
        """.formatted(durabilitySetting, port, connections);
  }
}
