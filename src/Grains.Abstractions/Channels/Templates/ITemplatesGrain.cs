namespace Chatbotics.Grains.Abstractions.Channels.Templates;

/// <summary>The WhatsApp templates of a connection, kept so that nobody waits for the platform. Key: the connection's key.</summary>
[Alias("templates")]
public interface ITemplatesGrain : IGrainWithStringKey
{
    /// <summary>The templates; read anew by itself when they were never read or are older than a day.</summary>
    [Alias("get")]
    Task<TemplateList> Get();

    /// <summary>A template's category in Meta's word, "MARKETING" and others; null when there is no such template or it isn't known.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="language">Its language code.</param>
    [Alias("category-of")]
    Task<string?> CategoryOf(string name, string language);

    /// <summary>Reads them from the platform now.</summary>
    [Alias("sync")]
    Task<TemplateList> Sync();
}
