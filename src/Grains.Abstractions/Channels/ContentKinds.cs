namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The content kinds that every channel's renderer knows.</summary>
public static class ContentKinds
{
    /// <summary>What it said was erased; the message itself still stands in its place.</summary>
    public const string Erased = "erased";

    /// <summary>Text, with reply options if there are any.</summary>
    public const string Text = "text";

    /// <summary>A picture.</summary>
    public const string Image = "image";

    /// <summary>A sound or voice note.</summary>
    public const string Audio = "audio";

    /// <summary>A film.</summary>
    public const string Video = "video";

    /// <summary>Any other file; "document" on WhatsApp, "file" on Messenger and Instagram.</summary>
    public const string Document = "document";

    /// <summary>A sticker.</summary>
    public const string Sticker = "sticker";

    /// <summary>A place.</summary>
    public const string Location = "location";

    /// <summary>A WhatsApp template.</summary>
    public const string Template = "template";
}
