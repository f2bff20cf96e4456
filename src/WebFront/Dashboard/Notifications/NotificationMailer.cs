using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Identity;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>Writes the mail that gathers what somebody has not read.</summary>
/// <param name="post">Sends it.</param>
/// <param name="options">Where people reach this installation.</param>
internal sealed class NotificationMailer(IMailSender post, IOptions<PeopleOptions> options) : INotificationMailer
{
    /// <inheritdoc/>
    public bool CanSend => post.CanSend;

    /// <inheritdoc/>
    public void Send(NotificationDigest digest) => post.Send(Write(digest, options.Value.PublicUrl.TrimEnd('/')));

    /// <summary>The mail.</summary>
    /// <param name="digest">What to say.</param>
    /// <param name="root">The address of this installation.</param>
    internal static OutgoingMail Write(NotificationDigest digest, string root) =>
        Speech.In(Speech.Find(digest.Language) ?? Speech.All[0], () => Compose(digest, root));

    private static OutgoingMail Compose(NotificationDigest digest, string root)
    {
        var count = digest.Lines.Length + digest.More;
        var workspace = OneLine(digest.Workspace);
        var subject = count == 1
            ? $"{Sentence(digest.Lines[0])} ({workspace})"
            : string.Create(CultureInfo.InvariantCulture, $"{count} notifications in {workspace}");
        var text = new StringBuilder();
        foreach (var line in digest.Lines)
        {
            text.Append(Sentence(line)).AppendLine();
            if (line.Preview is { Length: > 0 } preview && line.Item.Notice.Kind is NotificationKind.CustomerWrote or NotificationKind.Waiting)
            {
                text.Append("    ").AppendLine(OneLine(line.Preview!));
            }

            text.Append("    ").Append(root).AppendLine(Address(digest.Tenant, line.Item.Notice)).AppendLine();
        }

        if (digest.More > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"And {digest.More} more: {root}/notifications/{digest.Tenant}").AppendLine();
        }

        text.Append(CultureInfo.InvariantCulture, $"Choose what you are told of, and how: {root}/settings/{digest.Tenant}/notifications");
        return new OutgoingMail(digest.To, subject, text.ToString(), Speech.Current.Tag);
    }

    private static string Sentence(NotificationDigestLine line) =>
        OneLine(NotificationTexts.Title(line.Item, line.Customer is { } customer ? OneLine(customer) : null, null));

    private static string Address(string tenant, Notice notice) => notice switch
    {
        { Conversation: { } key } => InboxAddress.Thread(ConversationKey.Parse(key), InboxFilter.Default),
        { Connection: not null } => $"/channels/{tenant}",
        { Kind: NotificationKind.RetentionAhead } => $"/privacy/{tenant}/retention",
        _ => $"/privacy/{tenant}/requests",
    };

    // What customers call themselves must not look like a line of ours.
    private static string OneLine(string text) => new([.. text.Where(static sign => !char.IsControl(sign))]);
}
