package dev.sentrycanary.wire;

/** What a body at one of the ingest's addresses is; each becomes an envelope. */
public interface BodyForm {
    /** {@code /envelope/}: the only form that can name its key itself. */
    BodyForm ENVELOPE =
            new BodyForm() {
                @Override
                public Envelope read(Bytes body, EnvelopeLimits limits) {
                    return new EnvelopeParser(limits).parse(body);
                }

                @Override
                public boolean mayNameKey() {
                    return true;
                }
            };

    /** {@code /store/}: one event. */
    BodyForm STORE = StoreBody::parse;

    /** {@code /security/} and its older names: what a browser reports by itself. */
    BodyForm SECURITY = SecurityBody::parse;

    /**
     * Reads a body, already freed of its content encoding.
     *
     * @throws WireException what to answer instead
     */
    Envelope read(Bytes body, EnvelopeLimits limits);

    /** Whether the key can stand in the body, so that the body must be read to find it. */
    default boolean mayNameKey() {
        return false;
    }
}
