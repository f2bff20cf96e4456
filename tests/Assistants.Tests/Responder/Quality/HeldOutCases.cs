namespace Chatbotics.Assistants.Tests.Responder.Quality;

/// <summary>Messages to the demo's shop that were written after the constants were set, and that no constant was set by.</summary>
internal static class HeldOutCases
{
    public static IReadOnlyList<QualityCase> Known { get; } =
    [
        new("Good morning, until what time is the shop open on Fridays?", "When are you open?"),
        new("do you close on mondays", "When are you open?"),
        new("how do i get to the studio, address please", "Where are you?"),
        new("How many days does the shipping take", "How long does shipping"),
        new("shipping cost for one mug?", "How much is shipping"),
        new("hello do you ship to sweden", "Do you ship abroad"),
        new("my parcel has not arrived yet, where is it", "Where is my order"),
        new("I don't like it, can I return it?", "How do I return"),
        new("can this vase go in the dishwaser", "Are the mugs dishwasher"),
        new("is the teapot microwave safe", "Can I put it in the microwave"),
        new("the handle broke off, it arrived damaged", "My piece arrived broken"),
        new("Hi there. I love your plates! Do you do gift wrapping? Thanks", "Do you gift wrap"),
        new("how do I book the pottery class", "Do you offer pottery workshops"),
        new("do you accept credit cards", "How can I pay"),
        new("please cancel the order i made an hour ago", "Can I change or cancel"),
        new("is the celadon bowl coming back in stock", "When will it be back"),
        new("Can you make me a custom teapot?", "Can you make a custom piece"),
        new("glaze is cracking after a year", "My glaze has fine cracks"),
    ];

    public static IReadOnlyList<QualityCase> Unknown { get; } =
    [
        new("is my data safe with you", null),
        new("do you have a shop in London", null),
        new("can I volunteer at the studio", null),
        new("the website shows an error when I check out", null),
        new("I never got a refund", null),
        new("do you know a good restaurant nearby", null),
        new("what is the meaning of life", null),
        new("my husband passed away and the order was for him", null),
        new("do you sell clay to hobby potters", null),
        new("can you recommend a wedding present", null),
        new("who designed your logo", null),
        new("are you a bot", null),
    ];
}
