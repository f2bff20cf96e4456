using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.WebFront.Dashboard.Notifications;

namespace Chatbotics.WebFront.Tests.Dashboard;

public sealed class NotificationMailerTests
{
    [Fact]
    public void A_mail_names_the_conversation_by_its_number_and_the_customer_only_where_that_is_allowed()
    {
        var closed = NotificationMailer.Write(Digest(new NotificationDigestLine(Item(NotificationKind.CustomerWrote, 3), null, null)), "https://desk.example.test");
        Assert.Equal(("ada@example.test", "The customer of #12 wrote 3 messages (Juniper Bcc: x)"), (closed.To, closed.Subject));
        Assert.Contains("https://desk.example.test/inbox/juniper/", closed.Text, StringComparison.Ordinal);
        Assert.Contains("https://desk.example.test/settings/juniper/notifications", closed.Text, StringComparison.Ordinal);

        var open = NotificationMailer.Write(
            Digest(new(Item(NotificationKind.CustomerWrote), "Lea\r\nBcc: y", "Hello\nthere"), new(Item(NotificationKind.Assigned), "Lea", "Hello")) with { More = 4 }, "https://desk.example.test");
        Assert.Equal("6 notifications in Juniper Bcc: x", open.Subject);
        Assert.Contains("LeaBcc: y wrote", open.Text, StringComparison.Ordinal);
        Assert.Contains("Hellothere", open.Text, StringComparison.Ordinal);
        Assert.Contains("And 4 more", open.Text, StringComparison.Ordinal);
    }

    private static NotificationDigest Digest(params NotificationDigestLine[] lines) =>
        new() { To = "ada@example.test", Tenant = "juniper", Workspace = "Juniper\r\n Bcc: x", Lines = [.. lines] };

    private static Notification Item(NotificationKind kind, int count = 1) => new(
        1, new Notice { Kind = kind, Conversation = "juniper/whatsapp/1/2", Number = 12, At = DateTimeOffset.UnixEpoch }, count, false);
}
