namespace Chatbotics.Silo.Seeding;

/// <summary>The workspace that a fresh start shows: a small pottery shop with one connection for each channel. Its accounts exist only in the simulator.</summary>
public static class DemoSeed
{
    /// <summary>The tenant id of the demo workspace.</summary>
    public const string Tenant = "juniper-clay";

    private const string Resource = "Chatbotics.Silo.Seeding.demo.json";

    /// <summary>The seed file itself, in UTF-8; the simulator reads the same one.</summary>
    public static byte[] Json() => Bytes(Resource);

    /// <summary>A text of the demo's sample knowledge.</summary>
    /// <param name="name">The file.</param>
    internal static string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes("Chatbotics.Silo.Seeding.Demo." + name));

    private static byte[] Bytes(string resource)
    {
        using var stream = typeof(DemoSeed).Assembly.GetManifestResourceStream(resource)
                           ?? throw new InvalidOperationException($"The assembly lacks its resource {resource}.");
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return json;
    }

    /// <summary>What the file declares.</summary>
    public static SeedFile Read() => SeedReader.Read(Json());
}
