package id.payung.demo;

import id.payung.platform.errors.Refusal;

/** What a newcomer sees while the demonstration is made, a minute or two. */
final class DemoProgressReporter {
  private final int last;
  private int number;

  DemoProgressReporter(int last) {
    this.last = last;
  }

  void run(String name, Runnable work) {
    number++;
    System.out.printf("  [%d/%d] %s%n", number, last, name);
    try {
      work.run();
    } catch (Refusal refusal) {
      throw new IllegalStateException(name + ": " + refusal.key() + " " + refusal.fields(), refusal);
    }
  }
}
