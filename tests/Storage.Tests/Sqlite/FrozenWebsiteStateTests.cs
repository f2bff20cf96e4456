using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Channels.Website;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>What is kept of the chat on a website, as an older build wrote it.</summary>
public sealed class FrozenWebsiteStateTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 13, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void A_chats_looks_and_places() => FrozenStates.Check("website-1", "website", new WebsiteState
    {
        Settings = new WebsiteSettings
        {
            IsOn = false,
            Title = "Juniper & Clay",
            Greeting = "Schöne Grüße 🌞 مرحبا",
            Launcher = "Ask us",
            Colour = "#112233",
            Origins = ["https://shop.example", "http://localhost:8080"],
            Language = "de",
        },
        IsSecretInUse = true,
    });

    [Fact]
    public void A_chats_connection_whose_token_is_the_identity_secret() => FrozenStates.Check("website-1", "connection", new ConnectionState
    {
        Name = "Website", TokenSetAt = At, TokenReference = "acme/webchat/acme-shop/token", Revision = 3,
    });
}
