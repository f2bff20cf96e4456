using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Demo;

/// <summary>The customers of the demo shop.</summary>
internal static class DemoPeople
{
    private static readonly string[] s_strangers =
        ["Ebba Lind", "Marek Doležal", "Oskar Aalto", "Ines Duarte", "Noor Haddad", "Luca Ferri", "Aiko Mori", "Femi Adeyemi", "Greta Holm", "Pavel Novák"];

    /// <summary>Who can write on a platform from the start.</summary>
    /// <param name="platform">The platform.</param>
    public static (string Contact, string Name)[] On(ChannelPlatform platform) => platform switch
    {
        ChannelPlatform.WhatsApp => [("4915123456127", "Lea Brandt"), ("201001234567", "دينا فاروق")],
        ChannelPlatform.Messenger => [("6780462125377510", "Priya Nair"), ("6780462125377522", "Hana Sato")],
        _ => [("1355726243215412", "Tomás Rivera"), ("1355726243215499", "Noa Levi")],
    };

    /// <summary>A name for someone new.</summary>
    /// <param name="number">Counts the strangers.</param>
    public static string Stranger(int number) => s_strangers[number % s_strangers.Length];
}
