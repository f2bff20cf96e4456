namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What new agents start from. Each is good as it is, and meant to be changed.</summary>
public static class AgentTemplates
{
    private static readonly AgentTool HandOver = new()
    {
        Id = "hand_over",
        Kind = AgentToolKind.HandOver,
        Name = "Hand over to the team",
        Description = "Use it when the sources don't hold the answer, when something must be decided by a person, or when the customer asks for one.",
    };

    private static readonly AgentTool Search = new()
    {
        Id = "search_knowledge",
        Kind = AgentToolKind.SearchKnowledge,
        Name = "Search the knowledge",
        Description = "Use it when the passages given don't answer the question.",
    };

    private static readonly AgentTool Contact = new()
    {
        Id = "look_up_contact",
        Kind = AgentToolKind.LookUpContact,
        Name = "Look up the customer",
        Description = "What is known of the customer of this conversation.",
    };

    private static readonly AgentTool Label = new()
    {
        Id = "add_label",
        Kind = AgentToolKind.Label,
        Name = "Label the conversation",
        Description = "Puts one of the workspace's labels on the conversation, so that the team finds it.",
    };

    /// <summary>The first draft that a template gives.</summary>
    /// <param name="kind">The template.</param>
    /// <param name="name">The agent's name.</param>
    public static AgentDefinition Make(AgentTemplateKind kind, string name) => kind switch
    {
        AgentTemplateKind.Sales => new AgentDefinition
        {
            Name = name,
            Purpose = "Helps customers choose",
            Tone = "warm and curious, never pushing",
            Instructions = """
                Find out what the customer wants it for, and for whom, before you suggest anything.
                Suggest one or two things at most, and say why they fit.
                Name prices only as the sources give them. Promise no discount.
                When the customer wants to buy, tell them how, or hand over.
                """,
            Tools = [Search, Contact, Label with { Description = "Use the label for people who want to buy, if there is one." }, HandOver],
        },
        AgentTemplateKind.OrderStatus => new AgentDefinition
        {
            Name = name,
            Purpose = "Tells where an order is",
            Tone = "calm and exact",
            Instructions = """
                For anything about a parcel, ask for the order number and look the order up first. Never guess a date.
                If the order is late, say sorry once and offer to have it looked into.
                If someone wants to change a paid order, hand over. Don't promise the change.
                """,
            Tools =
            [
                new AgentTool
                {
                    Id = "look_up_order",
                    Kind = AgentToolKind.Http,
                    Name = "Look up an order",
                    Description = "Reads status, courier and expected day of an order by its number.",
                    Mode = AgentToolMode.Never,
                    Http = new HttpAction
                    {
                        Url = "https://shop.example.com/api/orders/{{arg.order_number}}",
                        Headers = [new HttpActionHeader("Authorization", "Bearer {{secret.shop_key}}")],
                        Parameters = [new ToolParameter("order_number", "The order's number, digits only", true)],
                        ResponsePaths = ["status", "courier", "expected_on"],
                    },
                },
                Contact, Search, HandOver,
            ],
        },
        AgentTemplateKind.Booking => new AgentDefinition
        {
            Name = name,
            Purpose = "Takes wishes for appointments",
            Tone = "friendly and quick",
            Instructions = """
                Ask for the day, the time and how many people, one question at a time.
                Repeat what you understood in one sentence, and set the attribute for appointments if there is one.
                Then hand over, so that a person confirms. Never confirm an appointment yourself.
                """,
            Tools =
            [
                new AgentTool
                {
                    Id = "note_wish",
                    Kind = AgentToolKind.SetAttribute,
                    Name = "Note the wish",
                    Description = "Sets an attribute of the contact: the wished appointment, in one line.",
                },
                Search, HandOver,
            ],
        },
        AgentTemplateKind.Faq => new AgentDefinition
        {
            Name = name,
            Purpose = "Answers from the knowledge and nothing else",
            Tone = "short and plain",
            Instructions = """
                Answer from the sources only, in two or three short sentences.
                If they don't hold the answer, say so and hand over.
                """,
            CitesSources = true,
            Engine = AgentEngine.BuiltIn,
            Tools = [HandOver],
        },
        _ => new AgentDefinition
        {
            Name = name,
            Purpose = "Answers customers' questions",
            Tone = "friendly and short",
            Instructions = """
                Say in the first message that you are an assistant, not a person.
                Answer in two or three short sentences, from the sources only.
                When something arrived broken or late, say sorry once and hand over.
                Never promise a refund, a discount or a date that the sources don't give.
                """,
            Tools = [Search, Contact, Label, HandOver],
            HandOver = new HandOverRules { WhenUpset = true },
        },
    };
}
