package id.payung;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one application. */
@SpringBootApplication
public class Payung {
  public static void main(String[] args) {
    SpringApplication.run(Payung.class, args);
  }
}
