using System.Globalization;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;

namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>Writes what a browser shows while no page is open, in the member's language.</summary>
internal sealed class NotificationPushWriter : INotificationPushWriter
{
    private const int MaxText = 200;

    /// <inheritdoc/>
    public string Write(string tenant, NotificationDigestLine line, string? language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            Speech.Use(Speech.Find(language) ?? Speech.All[0]);
            var title = NotificationTexts.Title(line.Item, line.Customer is { } customer ? Look.Plain(customer) : null, null);
            var body = line.Item.Notice.Kind is NotificationKind.CustomerWrote or NotificationKind.Waiting ? line.Preview : null;
            return JsonSerializer.Serialize(new
            {
                title = Short(title),
                body = body is null ? null : Short(Look.Plain(body)),
                url = Address(tenant, line.Item.Notice),
                tag = $"{tenant}/{line.Item.Id}",
                dir = Speech.Current.Direction,
                lang = Speech.Current.Tag,
            });
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Address(string tenant, Notice notice) => notice switch
    {
        { Conversation: { } key } => InboxAddress.Thread(ConversationKey.Parse(key), InboxFilter.Default),
        { Connection: not null } => $"/channels/{tenant}",
        _ => $"/privacy/{tenant}/requests",
    };

    private static string Short(string text) => text.Length <= MaxText ? text : text[..(MaxText - 1)].TrimEnd() + "…";
}
