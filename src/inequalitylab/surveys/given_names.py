"""Common given names in the United Kingdom, of many origins, written down by us as a help to spot names.

Left out on purpose: names that are also answers, places or months (such as April, May, Grace, Chelsea).
"""

LIST = """
aaron abdul abdullah abigail adam adeel aditi agnes ahmed aidan aisha aishah akua alan alastair
alejandro aleksandra alex alexander alexandra alfie ali alice alison aliyah amanda amara amelia amina
amir amit amy ana anastasia andre andrea andreea andrew andrzej angela anita anjali ann anna anne
anthony antonio anya arjun arthur asha ayesha babatunde barbara beata beatrice ben benjamin bernard
beth bethany bilal bogdan brenda brian bridget callum carl carlos carol caroline catherine chidi
chinedu chloe christine christopher ciara claire clare colin connor craig cristina daisy daniel
daniela darren david deborah deepak denise derek diana diane dmitri dominic donna dorothy douglas
dylan edith edward eileen elaine eleanor elena eleri elizabeth ella ellie emeka emily emma emmanuel
eric erin esther ethan eva evan ewa fatima fatimah fatou femi fiona florence fraser freddie freya
gareth gary gavin gemma geoffrey george georgia geraldine gillian giulia glenn gordon graham grzegorz
guy gwen hamza hannah harriet harry harpreet hassan heather helen henry hilary holly howard huda hugh
hussain hussein ian ibrahim ifeoma ines ioana irene isaac isabel isabella isla ismail ivan jacek jack
jackie jacqueline jacob jaden jake jakub james jamie jan jane janet janice jasmine jaspreet javier
jayden jean jeffrey jennifer jeremy jessica jill joan joanna joanne joao john jonathan jordan jose
joseph josephine joshua joyce juan judith julia julian julie justin kamal karen karim karl karolina
katarzyna kate katherine kathleen kathryn katie kayleigh keith kelly kenneth kevin khadija khalid
kieran kimberley kofi krystyna krzysztof kwame lauren laura lee leila leo leon lewis liam lily linda
lisa liz lorraine louise lucas lucy luis luke lydia maciej maggie magdalena mahmoud malcolm malgorzata
manpreet marcin marcus margaret maria mariam marian marie marion mariusz marjorie mateusz matilda
matthew maureen maxwell maya megan mehmet melanie melissa michael michal michelle miguel mihai mohamed
mohammad mohammed moira molly monika muhammad mustafa nadia naomi nasreen natalia natalie nathan neil
ngozi niamh nicholas nicola nicole nigel nikhil noah noor nora norma oliver olivia oluwaseun omar
oscar owen pamela patricia patrick paul paula paulina pauline pawel pedro penelope peter philip phoebe
phyllis piotr priya rachel rahul raj rajesh ravi raymond rebecca rhys richard riley robert roger rohan
ronald rosemary ross ruth ryan sadia safiya saima sally samantha samir samuel sandra sanjay sara sarah
scott sean sebastian shabana shanice sharon shaun sheila shirley siobhan sofia sophia sophie stacey
stephanie stephen steven stuart sunita susan suzanne sylvia tahir tamara tanya tara tariq teresa
thandiwe theresa thomas timothy tomasz tony tracey trevor tunde uzma valerie vanessa vera victoria
vijay vikram vincent vivian wayne wendy wiktoria william winston xin yasmin yolanda yusuf yvonne zahra
zainab zara zoe zofia zuzanna
"""

GIVEN_NAMES = frozenset(LIST.split())
