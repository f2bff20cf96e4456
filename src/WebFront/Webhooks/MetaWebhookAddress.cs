namespace Chatbotics.WebFront.Webhooks;

/// <summary>Where Meta's webhooks arrive: what an operator enters in the Meta app's settings.</summary>
public static class MetaWebhookAddress
{
    /// <summary>The path, for all products of Meta.</summary>
    public const string Path = "/webhooks/meta";
}
