using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Who may be written to, and when.</summary>
internal static class SendRules
{
    private static readonly TimeSpan s_window = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_humanAgent = TimeSpan.FromDays(7);

    /// <summary>The error that refuses the message; null when it is accepted.</summary>
    public static GraphError? Refusal(SimulatedMeta meta, Asset asset, Customer? customer, SendRequest request)
    {
        if (asset.Platform == Platform.WhatsApp)
        {
            return meta.Window == WindowRule.RefuseAtOnce && !IsOpen(meta, customer, request) ? GraphErrors.Find(131047) : null;
        }

        var instagram = asset as InstagramAccount;
        if (customer is null && !request.NeedsNoWindow && !meta.Options.AcceptUnknownContacts)
        {
            return instagram is null ? GraphErrors.Find(100, 2018001) : ForHost(instagram, GraphErrors.Find(100, 2534014));
        }

        if (customer is { Profile.Unreachable: true })
        {
            return GraphErrors.Find(551, 1545041);
        }

        return meta.Window == WindowRule.Off || IsOpen(meta, customer, request) ? null
            : instagram is null ? GraphErrors.Find(10, 2018278)
            : ForHost(instagram, GraphErrors.Find(10, 2534022));
    }

    /// <summary>WhatsApp accepts first and reports by a status webhook later; null when the message arrives.</summary>
    public static GraphError? LaterFailure(SimulatedMeta meta, Asset asset, Customer? customer, SendRequest request)
    {
        if (asset.Platform != Platform.WhatsApp)
        {
            return null;
        }

        return customer is { Profile.Unreachable: true } ? GraphErrors.Find(131026)
            : customer is { StopsMarketing: true } && request.TemplateCategory == "MARKETING" ? GraphErrors.Find(131050)
            : meta.Window == WindowRule.Meta && !IsOpen(meta, customer, request) ? GraphErrors.Find(131047)
            : null;
    }

    private static bool IsOpen(SimulatedMeta meta, Customer? customer, SendRequest request)
    {
        if (request.NeedsNoWindow || request.TemplateCategory is not null || request.Recipient.Contains('@', StringComparison.Ordinal))
        {
            return true;
        }

        return customer is null
            ? meta.Options.AcceptUnknownContacts
            : customer.LastInbound is { } last && meta.Clock.GetUtcNow() - last < (request.HumanAgent ? s_humanAgent : s_window);
    }

    /// <summary>graph.facebook.com answers the same errors with the type OAuthException, and the window with 400.</summary>
    private static GraphError ForHost(InstagramAccount account, GraphError error) =>
        account.IsInstagramLogin ? error : error with { Type = "OAuthException", Status = 400 };
}
