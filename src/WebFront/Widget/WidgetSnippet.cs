namespace Chatbotics.WebFront.Widget;

/// <summary>What a site pastes into its pages.</summary>
internal static class WidgetSnippet
{
    /// <summary>The chat for anybody.</summary>
    /// <param name="script">The script's whole address.</param>
    /// <param name="channel">The channel's id.</param>
    public static string Of(string script, string channel) => $"<script async src=\"{script}\" data-channel=\"{channel}\"></script>";

    /// <summary>The chat for a visitor whom the site's server knows.</summary>
    /// <param name="script">The script's whole address.</param>
    /// <param name="channel">The channel's id.</param>
    public static string Known(string script, string channel) =>
        $"<script async src=\"{script}\" data-channel=\"{channel}\"\n  data-user=\"USER_ID\" data-user-hash=\"HASH\" data-user-name=\"NAME\"></script>";
}
