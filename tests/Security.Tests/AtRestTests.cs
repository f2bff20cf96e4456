using System.Net;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Security.Tests;

/// <summary>Attack 35, for what is kept: a canary in each kind of content stands in no file of the data folder in the clear.</summary>
public sealed class AtRestTests
{
    [Fact]
    public async Task Abuse35_content_is_sealed_in_every_store()
    {
        await using var product = await Product.Start();
        var contact = WebhookAttack.NewContact();
        var canaries = new Dictionary<string, string>(StringComparer.Ordinal);
        string Canary(string of) => canaries[of] = "canary" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

        var text = "When are you open? " + Canary("message");
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(WebhookAttack.Message(contact, text)).Replace("Mallory", "Name " + Canary("name"), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await WebhookAttack.Post(product, body, WebhookAttack.Sign(body, product.Meta.Options.AppSecret)));
        var key = ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), contact);
        var conversation = product.Grains.GetGrain<IConversationGrain>(key.Value);

        // The answer brings a trace of what was asked and found.
        await Eventually.Holds(async () => (await conversation.Read(new ThreadQuery())).Items.Length > 1);
        using (Caller.Use(Caller.Engine))
        {
            await conversation.AddNote(new NoteCommand { ClientId = "note", Person = new Author(AuthorKind.Person, "somebody", "Somebody"), Text = "A note: " + Canary("note") });
            await product.Grains.GetGrain<IContactsGrain>("acme").Create(new ContactEdit
            {
                Name = Canary("contact's name"),
                AddIdentities = [new KnownIdentity { Kind = IdentityKind.Email, Value = Canary("contact's address") + "@example.com" }],
            });
            var knowledge = product.Grains.GetGrain<IKnowledgeBaseGrain>("acme/canaries");
            await knowledge.Configure("Canaries", "en");
            await knowledge.Add(new NewKnowledge { Kind = KnowledgeKind.Text, Title = "Canary", Text = "Our shop sells " + Canary("knowledge") + " in every size." });
            await Eventually.Holds(async () => !(await knowledge.Search("what does the shop sell", 5)).IsEmpty);
        }

        canaries["token"] = Product.Assets.Token;
        canaries["token of Instagram"] = Product.Assets.InstagramToken;
        var files = Directory.GetFiles(Path.Combine(product.DataFolder, "data"), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToArray();
        Assert.Contains(files, file => file.EndsWith("chatbotics.db-wal", StringComparison.Ordinal));
        Assert.Empty(
            from file in files
            let bytes = Bytes(file)
            from canary in canaries
            where Forms(canary.Value).Any(form => bytes.AsSpan().IndexOf(form) >= 0)
            select $"{canary.Key} in {Path.GetFileName(file)}");
    }

    private static IEnumerable<byte[]> Forms(string canary) =>
    [
        Encoding.UTF8.GetBytes(canary),
        Encoding.Unicode.GetBytes(canary),

        // Wherever base64 begins: the middle that doesn't depend on what stands before and after.
        .. Enumerable.Range(0, 3).Select(shift => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', shift) + canary))[(shift == 0 ? 0 : 4)..^4])),
    ];

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        _ = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes;
    }
}
