package dev.sentrycanary.access.pace;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.runtime.ImageMode;

/**
 * Puts an {@link ArrivalDeadline} on each connection that a caller opens. Netty finds this class by
 * its service file, and only when {@link #allow} was called before the first server began to
 * listen.
 */
public final class Paced extends ChannelInitializerExtension {
    /**
     * Lets Netty look for extensions, which it does not by itself; not in a native image, where
     * nobody has seen it find them.
     */
    public static void allow() {
        if (ImageMode.current() == ImageMode.JVM) {
            System.setProperty(
                    ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
        }
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new ArrivalDeadline());
    }
}
