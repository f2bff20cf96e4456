using System.IO.Compression;
using System.Net;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Security.Tests.Privacy;

/// <summary>The link by which a person fetches their data, over the socket: only who has it gets anything.</summary>
[Collection(AttackedProductCollection.Name)]
public sealed class DataLinkTests(AttackedProduct attacked)
{
    private const string Contact = "4915200900077";
    private readonly Product _product = attacked.Product;

    [Fact]
    public async Task Abuse35_a_copy_of_somebodys_data_is_fetched_by_its_link_alone_and_lies_nowhere_in_the_clear()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), Contact);
        var customer = _product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, Contact);
        await customer.SendText("My pelican-crossing number is 7");
        await customer.SendImage();
        await Eventually.Holds(async () => (await Grains.GetGrain<IConversationGrain>(key.Value).Read(new ThreadQuery())).Items.Any(static item => item.Content?.Attachments is [{ StoredAs: not null }]));
        var id = Guid.NewGuid().ToString("N");
        Assert.True((await Grains.GetGrain<IDataExportsGrain>("acme").Start(id, new DataExportOrder { Subject = key.Value })).IsDone);
        var export = Grains.GetGrain<IDataExportGrain>(ContactKeys.Of("acme", id));
        await Eventually.Holds(async () => await export.GetStatus() is { IsDone: true });

        // Sent to the person: the address stands in the chat, and its secret nowhere on the disk but sealed.
        var secret = (await export.MakeLink(new DataLinkOrder(3, 2, Send: true))).Id!;
        await Eventually.Holds(() => customer.View.Messages.Any(message => message.FromBusiness && message.Text?.Contains($"/your-data/acme/{id}/{secret}", StringComparison.Ordinal) == true));
        Assert.Empty(StoreScan.Find(Path.Combine(_product.DataFolder, "data"), secret));

        using var client = new HttpClient { BaseAddress = _product.Address };
        var address = $"/your-data/acme/{id}/{secret}";

        // Looking, as a chat's preview does, fetches nothing and costs nothing.
        for (var look = 0; look < 3; look++)
        {
            using var page = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Concealed(page);
            Assert.DoesNotContain("pelican", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        for (var download = 0; download < 2; download++)
        {
            using var file = await client.PostAsync(new Uri(address + "/file", UriKind.Relative), null);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Concealed(file);
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
            using var zip = new ZipArchive(new MemoryStream(await file.Content.ReadAsByteArrayAsync()));
            using var text = new StreamReader(zip.GetEntry("conversations/1.html")!.Open());
            Assert.Contains("pelican-crossing", await text.ReadToEndAsync(), StringComparison.Ordinal);
            Assert.Contains(zip.Entries, static entry => entry.FullName.StartsWith("media/", StringComparison.Ordinal) && entry.Length > 0);
        }

        string[] wrong = [address, address[..^1], $"/your-data/acme/{id}/{new string('A', 43)}", $"/your-data/rival/{id}/{secret}", $"/your-data/acme/{Guid.NewGuid():N}/{secret}", $"/your-data/..%2Facme/{id}/{secret}"];
        foreach (var one in wrong)
        {
            using var page = await client.GetAsync(new Uri(one, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
            using var file = await client.PostAsync(new Uri(one + "/file", UriKind.Relative), null);
            Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        }
    }

    private IGrainFactory Grains => _product.Grains;

    private static void Concealed(HttpResponseMessage answer)
    {
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }
}
