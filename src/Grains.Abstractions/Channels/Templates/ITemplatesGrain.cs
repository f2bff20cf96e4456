namespace Chatbotics.Grains.Abstractions.Channels.Templates;

/// <summary>The WhatsApp templates of a connection, kept so that nobody waits for the platform. Key: the connection's key.</summary>
[Alias("templates")]
public interface ITemplatesGrain : IGrainWithStringKey
{
    /// <summary>The templates; read anew by itself when they were never read or are older than a day.</summary>
    [Alias("get")]
    Task<TemplateList> Get();

    /// <summary>Reads them from the platform now.</summary>
    [Alias("sync")]
    Task<TemplateList> Sync();
}
