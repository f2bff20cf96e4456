namespace Chatbotics.WebFront.Widget;

/// <summary>Where the chat for websites is served.</summary>
internal static class WidgetAddress
{
    /// <summary>What all addresses of channels begin with; the channel's id follows.</summary>
    public const string Prefix = "/widget/v1/";

    /// <summary>The script that a page includes.</summary>
    public const string Script = "/widget/v1.js";

    /// <summary>Where the script lies among the files.</summary>
    public const string ScriptFile = "/_content/Chatbotics.WebFront/widget/v1.js";

    /// <summary>A page of ours that shows a channel's chat.</summary>
    /// <param name="channel">The channel's id.</param>
    public static string Try(string channel) => $"{Prefix}{channel}/try";
}
