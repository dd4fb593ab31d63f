package dev.gradwright.runtime.kernel;

/**
 * Methods that HotSpot compiles apart from their callers; never thrown.
 *
 * <p>Where calls nest more than 15 deep ({@code MaxInlineLevel}), C2 puts off the methods of the
 * Vector API, and then no longer knows which operation and which vectors they mean: all of them are
 * objects. No caller can know how deep it stands in what C2 compiles, nor what is left there of the
 * 18,000 nodes to which a method may grow. But C2 and C1 compile no method of a class of exceptions
 * into one of another class, other than into the very method that they set out from: where one
 * calls several such methods, each is called through a method of its own.
 */
@SuppressWarnings("serial")
public abstract class Apart extends Throwable {
  /** For classes of static methods. */
  protected Apart() {}
}
