using Chatbotics.Grains.Contacts.Profiles;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Tests.Contacts;

/// <summary>A profile that the first build sealed stays readable for ever.</summary>
public sealed class FrozenProfileTests
{
    private const string First =
        "{\"n\":\"Lea\",\"cn\":\"lea b\",\"u\":\"lea\",\"l\":\"de\",\"z\":\"Europe/Berlin\",\"i\":[{\"k\":1,\"v\":\"DE.1\",\"c\":true},{\"k\":2,\"v\":\"9\",\"s\":\"p1\"}],"
        + "\"a\":{\"plan\":\"Gold\"},\"lb\":[\"VIP\"],\"nt\":[{\"i\":\"8b1c8f0e-0000-4000-8000-000000000001\",\"t\":\"Hi\",\"bi\":\"m\",\"bn\":\"Mira\",\"at\":5}],"
        + "\"m\":[{\"i\":\"8b1c8f0e-0000-4000-8000-000000000002\",\"o\":\"x\",\"on\":\"Tom\",\"bi\":\"m\",\"bn\":\"Mira\",\"at\":6,\"ua\":7}],\"ns\":[\"y\"],\"b\":8,\"bi\":\"m\",\"bn\":\"Mira\",\"ut\":[\"acme/whatsapp/1/2\"]}";

    [Fact]
    public void The_first_form_is_read_as_it_was_meant()
    {
        using var key = new DataKey(Guid.Empty, new byte[32]);
        var content = key.Seal(System.Text.Encoding.UTF8.GetBytes(First), DataKey.Context("contact/acme/c1", 3, new byte[512]));
        var profile = ContactSeal.Open(content, key, "acme", "c1", 3);

        Assert.Equal(("Lea", "lea b", "lea", "de", "Europe/Berlin"), (profile.Name, profile.ChannelName, profile.Username, profile.Language, profile.TimeZone));
        Assert.Equal(("9", "p1", true), (profile.Identities[1].Value, profile.Identities[1].Scope, profile.Identities[0].FromChannel));
        Assert.Equal(("Gold", "VIP", "Hi", "Tom", 7L), (profile.Attributes["plan"], profile.Labels[0], profile.Notes[0].Text, profile.Merges[0].OtherName, profile.Merges[0].UndoneAt));
        Assert.Equal(("y", 8L, "Mira", "acme/whatsapp/1/2"), (profile.NotSame[0], profile.BlockedAt, profile.BlockedByName, profile.Untold[0]));
        Assert.Throws<System.Security.Cryptography.AuthenticationTagMismatchException>(() => ContactSeal.Open(content, key, "globex", "c1", 3));
        Assert.Throws<System.Security.Cryptography.AuthenticationTagMismatchException>(() => ContactSeal.Open(content, key, "acme", "c1", 4));
    }

    [Fact]
    public void An_empty_profile_has_its_lists()
    {
        using var key = new DataKey(Guid.Empty, new byte[32]);
        var content = key.Seal("{}"u8, DataKey.Context("contact/acme/c1", 1, new byte[512]));
        var profile = ContactSeal.Open(content, key, "acme", "c1", 1);
        Assert.Empty(profile.Identities);
        Assert.Empty(profile.Attributes);
        Assert.Null(profile.DisplayName);
    }
}
