using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.Channels.Website;

namespace Chatbotics.Grains.Channels.Health;

/// <summary>What is judged of a website's chat, which nobody but us and its owner can break. Pure.</summary>
internal static class WebsiteRules
{
    /// <summary>The findings, worst first.</summary>
    /// <param name="view">The channel.</param>
    /// <param name="seenAt">When a visitor last wrote.</param>
    public static ImmutableArray<Finding> Judge(WebsiteView view, DateTimeOffset? seenAt) =>
        [.. new[] { On(view), Origins(view), Seen(seenAt), Secret(view) }.OrderByDescending(static finding => finding.State)];

    private static Finding On(WebsiteView view) => view.Settings.IsOn
        ? new Finding { Code = "on", State = FindingState.Ok, Title = "The chat is switched on" }
        : new Finding { Code = "on", State = FindingState.Warn, Title = "The chat is switched off", Text = "Pages show nothing and no message comes in. Switch it on when somebody answers." };

    private static Finding Origins(WebsiteView view) => view.Settings.Origins.IsEmpty
        ? new Finding { Code = "origins", State = FindingState.Warn, Title = "No site may show the chat yet", Text = "Name the address of your site. Until then only our own preview shows it." }
        : new Finding
        {
            Code = "origins",
            State = FindingState.Ok,
            Title = "Only your sites may show the chat",
            Fact = view.Settings.Origins.Length == 1 ? view.Settings.Origins[0] : $"{view.Settings.Origins.Length} sites",
        };

    private static Finding Seen(DateTimeOffset? seenAt) => seenAt is { } at
        ? new Finding { Code = "webhook", State = FindingState.Ok, Title = "Visitors' messages arrive", Fact = $"last on {at.ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture)} UTC" }
        : new Finding { Code = "webhook", State = FindingState.NotChecked, Title = "Nobody has written yet", Text = "Paste the snippet into a page, open it and write." };

    private static Finding Secret(WebsiteView view) => view.IsSecretInUse
        ? new Finding { Code = "vault", State = FindingState.Ok, Title = "Signed-in visitors can prove who they are", Fact = $"secret of {ExaminationRules.Day(view.SecretSetAt)}, never shown again" }
        : new Finding { Code = "vault", State = FindingState.Ok, Title = "All visitors are anonymous", Text = "Make an identity secret to know signed-in customers on every device." };
}
